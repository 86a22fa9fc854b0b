package org.zos.container.testing.node;

import java.nio.file.Path;
import java.util.List;
import org.zos.zbus.testing.ChildProcess;

/** Programs in C that tests run inside containers. */
public final class NativeProgram {
  private static final Path SOURCES = Path.of("src/test/native").toAbsolutePath();

  private NativeProgram() {}

  /**
   * Compiles one without need of any library, as a container has none.
   *
   * @param name of the source, without its ending
   */
  public static void compile(String name, Path program) {
    ChildProcess.run(
        List.of(
            "cc",
            "-std=gnu11",
            "-O1",
            "-Wall",
            "-Wextra",
            "-Werror",
            "-static",
            "-o",
            program.toString(),
            SOURCES.resolve(name + ".c").toString()));
  }
}
