package org.zos.container.boot;

import java.nio.file.Path;
import org.zos.container.rootfs.NodeRoots;
import org.zos.container.rootfs.RootFilesystems;
import org.zos.container.rootfs.Startups;

/**
 * What the module has to do with root file systems.
 *
 * @param filesystems brings them and takes them away
 * @param startups reads what they say
 */
record Roots(RootFilesystems filesystems, Startups startups) {
  /**
   * @param root the module's own folder
   */
  static Roots of(Path root, Outside outside) {
    return new Roots(
        new NodeRoots(outside.flists(), outside.images(), outside.mounts(), root),
        new Startups(outside.images()));
  }
}
