package org.zos.container.rootfs;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;

/** A root file system that the layer above has put into a directory. */
public final class RootDirectory {
  private RootDirectory() {}

  /**
   * The directory of a container's root file system.
   *
   * @param subject for messages
   * @throws ContainerException.InvalidArgument when there is none
   */
  public static Path of(Container container, String subject) {
    boolean flist = container.rootFs().isEmpty();
    String field = flist ? "Flist" : "RootFS";
    Path path = Path.of(flist ? container.flist() : container.rootFs());
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new ContainerException.InvalidArgument(
          "%s: %s is not a directory on the node: %s".formatted(subject, field, path));
    }
    return path;
  }
}
