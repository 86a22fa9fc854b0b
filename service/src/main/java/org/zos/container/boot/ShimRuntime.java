package org.zos.container.boot;

import java.nio.file.Files;
import java.nio.file.Path;
import org.zos.container.config.Config;
import org.zos.container.runtime.ContainerRuntime;

/** The shim as a runtime of containerd: the same program by another name, beside the first. */
final class ShimRuntime {
  private static final String NAME = "io.containerd.zos.v1";
  private static final String PROGRAM = "containerd-shim-zos-v1";

  private ShimRuntime() {}

  /**
   * What containers are run with. Of our own runtime it is the program's path where that is known:
   * containerd looks for a name in its own PATH only.
   */
  static ContainerRuntime of(Config config) {
    ContainerRuntime setting = config.runtime();
    Path program = config.shim().resolveSibling(PROGRAM);
    return setting.shim().equals(NAME) && Files.isExecutable(program)
        ? new ContainerRuntime(program.toString(), setting.program())
        : setting;
  }
}
