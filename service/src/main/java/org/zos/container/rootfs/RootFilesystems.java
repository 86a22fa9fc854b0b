package org.zos.container.rootfs;

import java.nio.file.Path;
import java.util.Set;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRef;

/**
 * Brings root file systems to the node and takes them away. For any thread; every method blocks, at
 * most as long as the bounds of whatever it asks, and may be repeated: what is done already is as
 * good.
 */
public interface RootFilesystems {
  /**
   * Looks for a container's root file system, and makes nothing.
   *
   * @throws ContainerException naming the container and what is wrong with its source
   */
  RootFilesystem find(ContainerRef ref, RootSource source);

  /**
   * Brings back the root file system of a container that had one; what is there still is left
   * alone.
   *
   * @param before where it was
   * @return where it is
   * @throws ContainerException naming the container and what is missing
   */
  Path restore(ContainerRef ref, RootSource source, Path before);

  /**
   * Takes away all that {@link RootFilesystem#prepare} made of it, also when that was cut short.
   * What is not there is no error; a directory of the layer above stays.
   */
  void release(ContainerRef ref, RootSource source);

  /** The same for a container of which nobody knows any more where it came from. */
  void release(ContainerRef ref);

  /**
   * The containers for which something was made and not taken away.
   *
   * @throws ContainerException.Internal when that can't be found out
   */
  Set<ContainerRef> prepared();
}
