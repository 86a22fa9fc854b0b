package org.zos.container.rootfs;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRef;

/** Root file systems that the layer above has put into directories. Nothing is made or removed. */
public final class Directories implements RootFilesystems {
  @Override
  public RootFilesystem find(ContainerRef ref, RootSource source) {
    Path path = pathOf(ref, source);
    check(ref, path);
    return () -> {
      // it may have gone meanwhile
      check(ref, path);
      return path;
    };
  }

  private static void check(ContainerRef ref, Path path) {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new ContainerException.InvalidArgument(
          "%s: RootFS is not a directory on the node: %s".formatted(ref, path));
    }
  }

  @Override
  public Path restore(ContainerRef ref, RootSource source, Path before) {
    check(ref, before);
    return before;
  }

  @Override
  public void release(ContainerRef ref, RootSource source) {
    // whoever made the directory removes it
  }

  @Override
  public void release(ContainerRef ref) {
    // the same
  }

  @Override
  public Set<ContainerRef> prepared() {
    return Set.of();
  }

  private static Path pathOf(ContainerRef ref, RootSource source) {
    return switch (source) {
      case RootSource.Directory(Path path) -> path;
      case RootSource.Flist _, RootSource.Image _ ->
          throw new ContainerException.FailedPrecondition(
              ref + ": its root file system must be a directory on the node");
    };
  }
}
