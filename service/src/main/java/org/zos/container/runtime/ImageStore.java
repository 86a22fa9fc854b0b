package org.zos.container.runtime;

import java.util.List;
import java.util.Optional;

/**
 * The images that an engine has, and writable copies of their file systems. For any thread; every
 * method blocks within the engine's own bounds and throws {@link EngineException}.
 */
public interface ImageStore {
  /**
   * An image by name.
   *
   * @param ns the namespace whose images are meant
   * @throws EngineException.Failed when there is one, and it is none for this node
   */
  Optional<Image> find(String ns, String reference);

  /**
   * Makes a container's own writable copy of an image's file system, which the engine keeps until
   * {@link #release}. To repeat it gives the same copy, with what was written to it.
   *
   * @return how to mount it
   * @throws EngineException.NotFound when the image was never unpacked
   * @throws EngineException.AlreadyExists when the container has a copy of another image
   */
  List<SnapshotMount> prepare(ContainerRef ref, Image image);

  /**
   * A container's copy, which was made before.
   *
   * @return how to mount it
   * @throws EngineException.NotFound when it has none
   */
  List<SnapshotMount> copy(ContainerRef ref);

  /** Lets the engine remove a container's copy, which is not mounted any more; none is as good. */
  void release(ContainerRef ref);

  /**
   * How to mount a copy: type, source and options as {@code mount(8)} takes them.
   *
   * @param type for example {@code overlay}
   * @param source what is mounted, as far as the type needs it
   * @param options for example {@code lowerdir=/a:/b}
   */
  record SnapshotMount(String type, String source, List<String> options) {
    public SnapshotMount {
      options = List.copyOf(options);
    }
  }
}
