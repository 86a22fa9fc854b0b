package org.zos.zbus.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Programs of ours with the reference's client and server in them. */
public final class GoPrograms {
  private static final Path SOURCES = Path.of("src/test/go").toAbsolutePath();
  private static final Path BUILT = Path.of("target/go").toAbsolutePath();

  private GoPrograms() {}

  /** Builds a program of the module that is tested, or skips the test where Go is not installed. */
  public static Path build(String name) {
    if (!isGoInstalled()) {
      System.out.println("skipped: Go is not installed, so the reference can't be asked");
    }
    assumeTrue(isGoInstalled(), "Go is not installed");
    // built and then started, not `go run`: that leaves its child behind when it is ended
    Path program = BUILT.resolve(name);
    run("go", "build", "-o", program.toString(), "./" + name);
    return program;
  }

  private static boolean isGoInstalled() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "go")));
  }

  private static void run(String... command) {
    try {
      Files.createDirectories(BUILT);
      Path output = BUILT.resolve("build.log");
      Process process =
          new ProcessBuilder(command)
              .directory(SOURCES.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      try {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("go build ends").isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
