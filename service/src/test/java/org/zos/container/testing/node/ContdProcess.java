package org.zos.container.testing.node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.zos.container.contract.ContainerException;
import org.zos.container.stub.ContainerStub;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.Eventually;

/** The module as it is installed, running as a program of its own. */
public final class ContdProcess implements AutoCloseable {
  /** Made by the package phase, which comes before integration tests. */
  private static final Path PROGRAMS =
      Path.of(System.getProperty("contd.dist", "target/dist"), "bin").toAbsolutePath();

  public static final Path PROGRAM = PROGRAMS.resolve("contd");

  public static final Path SHIM = PROGRAMS.resolve("contd-shim");

  private final ChildProcess process;

  private ContdProcess(ChildProcess process) {
    this.process = process;
  }

  /** Starts it; what it prints is appended to a file. */
  public static ContdProcess start(Path output, List<String> flags) {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(flags);
    return new ContdProcess(ChildProcess.start(output, command));
  }

  void awaitServing(TestNode node) {
    awaitServing(node, this::printed);
  }

  /** Waits until a module answers on this node. */
  static void awaitServing(TestNode node, Supplier<String> printed) {
    try (ContainerStub stub = node.stub()) {
      Eventually.that("contd answers: " + printed.get(), () -> answers(stub));
    }
  }

  private static boolean answers(ContainerStub stub) {
    try {
      stub.status();
      return true;
    } catch (ContainerException e) {
      return false;
    }
  }

  public String printed() {
    return process.printed();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Kills it at once, as a crash would end it. */
  public void kill() {
    process.kill();
  }

  /** Waits until it has ended by itself and gives its exit status. */
  public int await() {
    return process.await();
  }

  /** Ends it as a supervisor of services would, with TERM. */
  public void stop() {
    process.close();
  }

  @Override
  public void close() {
    stop();
  }
}
