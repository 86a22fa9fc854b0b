package org.zos.bench.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zos.bench.load.Timing;

/**
 * A running program that makes calls when it is told to; see {@link org.zos.bench.load.Tasks}. For
 * one thread.
 */
public final class LoadProgram implements AutoCloseable {
  private static final long MOST_SECONDS = 300;
  private static final long PATIENCE_SECONDS = 20;

  private final String name;
  private final Process process;
  private final BufferedReader answers;

  private LoadProgram(String name, Process process) {
    this.name = name;
    this.process = process;
    this.answers = process.inputReader(UTF_8);
  }

  static LoadProgram start(String name, List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new LoadProgram(name, process);
  }

  /**
   * Has it make so many calls and waits for the result, five minutes at most.
   *
   * @throws IllegalStateException when it ended, or gave none in time
   */
  public Timing run(int callers, int calls) throws IOException, InterruptedException {
    process.getOutputStream().write((callers + " " + calls + "\n").getBytes(UTF_8));
    process.getOutputStream().flush();
    CompletableFuture<Timing> result = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> result.completeAsync(this::read, Runnable::run));
    try {
      return result.get(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      close();
      throw new IllegalStateException(name + " gave no result", e);
    }
  }

  private Timing read() {
    try {
      String line = answers.readLine();
      if (line == null) {
        throw new IllegalStateException("it has ended");
      }
      return Timing.parse(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(name + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
