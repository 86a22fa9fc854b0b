package org.zos.container.rootfs;

import java.nio.file.Path;
import org.zos.container.kernel.Mounts;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.ImageStore;

/** The root file systems of a node, from wherever they come. */
public final class NodeRoots implements RootFilesystems {
  private final RootFilesystems directories = new Directories();
  private final RootsOf<RootSource.Flist> flists;
  private final RootsOf<RootSource.Image> images;

  /**
   * @param folder where file systems of images are mounted
   */
  public NodeRoots(FlistModule flists, ImageStore images, Mounts mounts, Path folder) {
    this.flists = new FlistRoots(flists);
    this.images = new ImageRoots(images, mounts, folder);
  }

  @Override
  public void check(ContainerRef ref, RootSource source) {
    switch (source) {
      case RootSource.Directory directory -> directories.check(ref, directory);
      case RootSource.Flist flist -> flists.check(ref, flist);
      case RootSource.Image image -> images.check(ref, image);
    }
  }

  @Override
  public Path prepare(ContainerRef ref, RootSource source) {
    return switch (source) {
      case RootSource.Directory directory -> directories.prepare(ref, directory);
      case RootSource.Flist flist -> flists.prepare(ref, flist);
      case RootSource.Image image -> images.prepare(ref, image);
    };
  }

  @Override
  public void release(ContainerRef ref, RootSource source) {
    switch (source) {
      case RootSource.Directory directory -> directories.release(ref, directory);
      case RootSource.Flist flist -> flists.release(ref, flist);
      case RootSource.Image image -> images.release(ref, image);
    }
  }
}
