package org.zos.container.stub.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, as people start it. */
final class ContctlProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path errors;

  private ContctlProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
  }

  /**
   * Starts it.
   *
   * @param folder for what it prints as errors
   * @param environment in addition to the test's own
   */
  static ContctlProcess start(Path folder, Map<String, String> environment, String... args) {
    // whoever runs the tests in the background has SIGINT ignored, and children inherit that
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Contctl.class.getName());
    command.addAll(List.of(args));
    Path errors = folder.resolve("errors");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().keySet().removeAll(List.of("CONTCTL_BROKER", "CONTD_BROKER"));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      // with that, every wait for it has an end
      CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .execute(process::destroyForcibly);
      return new ContctlProcess(process, errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the next line of its results. */
  String line() throws IOException {
    String line = process.inputReader().readLine();
    if (line == null) {
      throw new AssertionError("it printed nothing more; errors: " + errors());
    }
    return line;
  }

  /** All that is left of its results, until it closes them. */
  String rest() throws IOException {
    StringBuilder rest = new StringBuilder();
    process.inputReader().lines().forEach(line -> rest.append(line).append('\n'));
    return rest.toString();
  }

  /** Goes away, as {@code head} does when it has seen enough. */
  void stopReading() throws IOException {
    process.inputReader().close();
  }

  /** Sends it a signal by name. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Waits for its end, which comes by force where it does not end by itself. */
  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /** What it has printed as errors so far. */
  String errors() {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
