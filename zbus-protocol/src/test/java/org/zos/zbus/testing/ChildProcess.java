package org.zos.zbus.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that a test runs beside itself, ended by its own process id. */
public final class ChildProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Process process;
  private final Path output;

  private ChildProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts it; what it prints goes to a file. */
  public static ChildProcess start(Path output, List<String> command) {
    // a shell ignores INT for what it runs in the background, and all below it inherit that
    List<String> listening = new ArrayList<>(List.of("env", "--default-signal=INT"));
    listening.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(listening)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    try {
      return new ChildProcess(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException("can't start " + command.getFirst(), e);
    }
  }

  /** Runs a program to its end and gives what it printed; any exit code but 0 is a failure. */
  public static String run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(String.join(" ", command) + " does not end: " + printed);
      }
      if (process.exitValue() != 0) {
        throw new AssertionError(
            "%s ended with %d: %s"
                .formatted(String.join(" ", command), process.exitValue(), printed));
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException("can't run " + command.getFirst(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** What it has printed so far. */
  public String printed() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a signal by name, for example {@code STOP}. */
  public void signal(String name) {
    run(List.of("kill", "-" + name, Long.toString(pid())));
  }

  /** Kills it at once and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    await();
  }

  /** Asks it to end, waits, and kills it where it does not. */
  @Override
  public void close() {
    process.destroy();
    if (!ended()) {
      kill();
    }
  }

  /** Waits for its end and gives its exit code. */
  public int await() {
    if (!ended()) {
      throw new AssertionError("process " + pid() + " does not end: " + printed());
    }
    return process.exitValue();
  }

  private boolean ended() {
    try {
      return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
