package org.zos.bench.lab;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The reference implementation's part, built where Go is installed. */
final class GoPrograms {
  private static final long BUILD_MINUTES = 10;

  private GoPrograms() {}

  static boolean canBuild() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "go")));
  }

  /** Builds the program, fetching what it needs through Go's module proxy the first time. */
  static void build(Path sources, Path program) throws IOException, InterruptedException {
    Process go =
        new ProcessBuilder(List.of("go", "build", "-o", program.toString(), "."))
            .directory(sources.toFile())
            .inheritIO()
            .start();
    try {
      if (!go.waitFor(BUILD_MINUTES, TimeUnit.MINUTES) || go.exitValue() != 0) {
        throw new IllegalStateException("go build failed in " + sources);
      }
    } finally {
      go.destroyForcibly();
    }
  }
}
