package org.zos.container.boot;

import java.nio.file.Files;
import java.nio.file.Path;
import org.zos.container.config.Config;

/** The shim as a runtime of containerd: the same program by another name, beside the first. */
final class ShimRuntime {
  private static final String NAME = "io.containerd.zos.v1";
  private static final String PROGRAM = "containerd-shim-zos-v1";

  private ShimRuntime() {}

  /**
   * What containers are run with. Of our own runtime it is the program's path where that is known:
   * containerd looks for a name in its own PATH only.
   */
  static String of(Config config) {
    String setting = config.runtime();
    Path program = config.shim().resolveSibling(PROGRAM);
    if ((setting.equals(NAME) || setting.startsWith(NAME + ",")) && Files.isExecutable(program)) {
      return program + setting.substring(NAME.length());
    }
    return setting;
  }
}
