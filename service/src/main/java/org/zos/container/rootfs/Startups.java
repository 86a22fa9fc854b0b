package org.zos.container.rootfs;

import java.nio.file.Path;
import java.util.Optional;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.Image;
import org.zos.container.runtime.ImageStore;

/** Finds out what root file systems say of their programs. For any thread. */
public final class Startups {
  private final ImageStore images;

  public Startups(ImageStore images) {
    this.images = images;
  }

  /**
   * What a root file system says: first its {@code .startup.toml}, then the image that it was made
   * from.
   *
   * @param rootfs where it is
   * @throws ContainerException.FailedPrecondition when it says something that can't be used
   */
  public Startup of(ContainerRef ref, RootSource source, Path rootfs) {
    Startup own = ofFile(ref, rootfs);
    return switch (source) {
      case RootSource.Image(String reference) -> own.or(ofImage(ref, reference));
      case RootSource.Directory _, RootSource.Flist _ -> own;
    };
  }

  private static Startup ofFile(ContainerRef ref, Path rootfs) {
    try {
      return StartupFile.read(rootfs).orElse(Startup.NONE);
    } catch (StartupFile.Unusable e) {
      throw new ContainerException.FailedPrecondition(ref + ": " + e.getMessage(), e);
    }
  }

  private Startup ofImage(ContainerRef ref, String reference) {
    Optional<Image> image = images.find(ref.ns(), reference);
    return image
        .map(found -> new Startup(found.command(), found.workingDir(), found.env()))
        .orElse(Startup.NONE);
  }
}
