package org.zos.container.rootfs;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.zos.container.contract.ContainerException;
import org.zos.container.kernel.FileSystem;
import org.zos.container.kernel.KernelException;
import org.zos.container.kernel.Mounts;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.Image;
import org.zos.container.runtime.ImageStore;
import org.zos.container.runtime.ImageStore.SnapshotMount;

/** Root file systems that are copies of images, each mounted in a folder of the module's own. */
final class ImageRoots implements RootsOf<RootSource.Image> {
  private final ImageStore images;
  private final Mounts mounts;
  private final PlaceFolders places;

  ImageRoots(ImageStore images, Mounts mounts, Path folder) {
    this.images = images;
    this.mounts = mounts;
    this.places = new PlaceFolders(folder);
  }

  @Override
  public RootFilesystem find(ContainerRef ref, RootSource.Image source) {
    Image image = read(ref, source);
    return new RootFilesystem() {
      @Override
      public Path prepare() {
        return ImageRoots.this.prepare(ref, image);
      }

      @Override
      public Startup startup() {
        return new Startup(image.command(), image.workingDir(), image.env());
      }
    };
  }

  private Image read(ContainerRef ref, RootSource.Image source) {
    try {
      return images
          .find(ref.ns(), source.reference())
          .orElseThrow(() ->
              new ContainerException.FailedPrecondition(
                  "%s: containerd has no image '%s' in that namespace"
                      .formatted(ref, source.reference())));
    } catch (EngineException.Failed | EngineException.NotFound e) {
      throw new ContainerException.FailedPrecondition(ref + ": " + e.getMessage(), e);
    }
  }

  private Path prepare(ContainerRef ref, Image image) {
    // first: it tells who may have a copy, whatever happens next
    Path place = places.make(ref);
    return mount(ref, copy(ref, image), place);
  }

  private Path mount(ContainerRef ref, List<SnapshotMount> copy, Path place) {
    SnapshotMount how = only(ref, copy);
    try {
      if (!mounts.isMounted(place)) {
        mounts.mount(new FileSystem(how.type(), how.source(), how.options()), place);
      }
      return place;
    } catch (KernelException e) {
      throw new ContainerException.FailedPrecondition(ref + ": " + e.getMessage(), e);
    }
  }

  private List<SnapshotMount> copy(ContainerRef ref, Image image) {
    try {
      return images.prepare(ref, image);
    } catch (EngineException.NotFound e) {
      throw new ContainerException.FailedPrecondition(
          "%s: image '%s' was not unpacked: %s".formatted(ref, image.reference(), e.getMessage()),
          e);
    } catch (EngineException.Failed | EngineException.AlreadyExists e) {
      throw new ContainerException.FailedPrecondition(ref + ": " + e.getMessage(), e);
    }
  }

  /** From the copy that it has: the image itself may be gone by now. */
  @Override
  public Path restore(ContainerRef ref, RootSource.Image source, Path before) {
    try {
      return mount(ref, images.copy(ref), places.make(ref));
    } catch (EngineException.NotFound | EngineException.Failed e) {
      throw new ContainerException.FailedPrecondition(ref + ": " + e.getMessage(), e);
    }
  }

  private static SnapshotMount only(ContainerRef ref, List<SnapshotMount> how) {
    if (how.size() != 1) {
      throw new ContainerException.FailedPrecondition(
          "%s: the snapshotter asks for %d mounts, and only one can be made"
              .formatted(ref, how.size()));
    }
    return how.getFirst();
  }

  @Override
  public void release(ContainerRef ref) {
    try {
      mounts.unmount(places.of(ref));
      images.release(ref);
      places.remove(ref);
    } catch (KernelException e) {
      throw new ContainerException.FailedPrecondition(ref + ": " + e.getMessage(), e);
    } catch (EngineException.Failed e) {
      throw new ContainerException.FailedPrecondition(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public Set<ContainerRef> prepared() {
    return places.all();
  }
}
