package org.zos.bench.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.zos.bench.program.Bare;
import org.zos.bench.program.Calculator;
import org.zos.bench.program.Calls;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.PrivateRedis;

/**
 * One private Redis, and the programs that measurements start beside it. Closing ends all of them,
 * whatever they do just then, and may be done from another thread.
 */
public final class Lab implements AutoCloseable {
  private final Path output;
  private final Path goProgram;
  private final boolean hasGo;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final String redis;
  private boolean closed;

  private Lab(Path output, boolean hasGo) {
    this.output = output;
    this.goProgram = output.resolve("zbusbench");
    this.hasGo = hasGo;
    this.redis = keep(PrivateRedis.start()).address();
  }

  /**
   * Builds what is to be built and starts Redis.
   *
   * @param goSources where the Go program lies
   * @param output the folder for what programs print; made where it is missing
   */
  public static Lab open(Path goSources, Path output) throws IOException, InterruptedException {
    Files.createDirectories(output);
    boolean hasGo = GoPrograms.canBuild();
    Lab lab = new Lab(output, hasGo);
    if (hasGo) {
      GoPrograms.build(goSources, lab.goProgram);
    }
    return lab;
  }

  /** Whether the reference implementation can be measured. */
  public boolean hasGo() {
    return hasGo;
  }

  /** Where programs write what they print. */
  public Path output() {
    return output;
  }

  /** The flags of a deployed module's JVM. */
  public List<String> moduleFlags() {
    return Programs.moduleFlags();
  }

  /** Starts our calculator, as a module of this name. */
  public void startJavaServer(String module) {
    serve(module, Programs.java(Calculator.class, redis, module));
  }

  /** Starts the reference's calculator. */
  public void startGoServer(String module, int workers) {
    serve(module, go("serve", redis, module, Integer.toString(workers)));
  }

  /** Our client, calling a module's calculator. */
  public LoadProgram javaClient(String module) throws IOException {
    return load("Java client of " + module, Programs.java(Calls.class, redis, module));
  }

  /** The reference's client, calling a module's calculator. */
  public LoadProgram goClient(String module) throws IOException {
    return load("Go client of " + module, go("calls", redis, module));
  }

  /** Redis without zbus, from Java. */
  public LoadProgram javaBare() throws IOException {
    return load("bare Redis from Java", Programs.java(Bare.class, redis));
  }

  /** Redis without zbus, from Go. */
  public LoadProgram goBare() throws IOException {
    return load("bare Redis from Go", go("bare", redis));
  }

  private List<String> go(String... arguments) {
    List<String> command = new ArrayList<>(List.of(goProgram.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private void serve(String module, List<String> command) {
    keep(ChildProcess.start(output.resolve(module + ".log"), command));
  }

  private LoadProgram load(String name, List<String> command) throws IOException {
    return keep(LoadProgram.start(name, command));
  }

  private synchronized <T extends AutoCloseable> T keep(T program) {
    started.push(program);
    if (closed) {
      close();
      throw new IllegalStateException("the measurements are being ended");
    }
    return program;
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        System.err.println("bench: " + e);
      }
    }
  }
}
