package org.zos.container.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.zos.container.config.Config;

/** What must be so on the node before the module can start at all. */
final class Preconditions {
  private Preconditions() {}

  /**
   * Makes the module's folders and takes the root's lock, if another one has not got it that this
   * one is to take over from.
   *
   * @return the lock, to be closed at the end
   * @throws StartException when something is not as it must be
   */
  static RootLock check(Config config) {
    if (!Files.isRegularFile(config.shim()) || !Files.isExecutable(config.shim())) {
      throw new StartException(
          "there is no shim to run at " + config.shim() + ": name it with --shim");
    }
    try {
      makeFolder(config.root(), "rwx------");
      makeFolder(config.logDir(), "rwxr-xr-x");
      return config.takeover() ? RootLock.join(config.root()) : RootLock.take(config.root());
    } catch (IOException e) {
      throw new StartException("the module's folders can't be used: " + e, e);
    }
  }

  private static void makeFolder(Path folder, String permissions) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
  }
}
