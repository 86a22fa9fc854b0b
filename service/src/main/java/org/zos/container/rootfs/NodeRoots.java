package org.zos.container.rootfs;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.zos.container.kernel.Mounts;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.ImageStore;

/** The root file systems of a node, from wherever they come. */
public final class NodeRoots implements RootFilesystems {
  private final RootFilesystems directories = new Directories();
  private final RootsOf<RootSource.Flist> flists;
  private final RootsOf<RootSource.Image> images;

  /**
   * @param root the module's own folder: below it images are mounted, and it is kept who has what
   */
  public NodeRoots(FlistModule flists, ImageStore images, Mounts mounts, Path root) {
    this.flists = new FlistRoots(flists, mounts, root.resolve("flist"));
    this.images = new ImageRoots(images, mounts, root.resolve("rootfs"));
  }

  @Override
  public RootFilesystem find(ContainerRef ref, RootSource source) {
    return switch (source) {
      case RootSource.Directory directory -> directories.find(ref, directory);
      case RootSource.Flist flist -> flists.find(ref, flist);
      case RootSource.Image image -> images.find(ref, image);
    };
  }

  @Override
  public Path restore(ContainerRef ref, RootSource source, Path before) {
    return switch (source) {
      case RootSource.Directory directory -> directories.restore(ref, directory, before);
      case RootSource.Flist flist -> flists.restore(ref, flist, before);
      case RootSource.Image image -> images.restore(ref, image, before);
    };
  }

  @Override
  public void release(ContainerRef ref, RootSource source) {
    switch (source) {
      case RootSource.Directory directory -> directories.release(ref, directory);
      case RootSource.Flist _ -> flists.release(ref);
      case RootSource.Image _ -> images.release(ref);
    }
  }

  @Override
  public void release(ContainerRef ref) {
    // the flist module is not asked for nothing: it may not even be there
    if (flists.prepared().contains(ref)) {
      flists.release(ref);
    }
    images.release(ref);
  }

  @Override
  public Set<ContainerRef> prepared() {
    Set<ContainerRef> all = new HashSet<>(flists.prepared());
    all.addAll(images.prepared());
    return all;
  }
}
