package org.zos.container.testing.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.zos.zbus.testing.ChildProcess;

/** The module as a program that dies at a step that a test names. */
public final class FaultyContdProcess implements AutoCloseable {
  private static final String PROGRAM = "org.zos.container.boot.FaultyContd";

  private final ChildProcess process;
  private final Path order;

  private FaultyContdProcess(ChildProcess process, Path order) {
    this.process = process;
    this.order = order;
  }

  /** Starts it on a node and waits until it answers. */
  public static FaultyContdProcess start(TestNode node) {
    Path order = node.folder().resolve("fault");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                Path.of("target/test-classes").toAbsolutePath()
                    + ":"
                    + ContdProcess.PROGRAM.resolveSibling("../lib").normalize()
                    + "/*",
                PROGRAM,
                order.toString()));
    command.addAll(node.flags("--shim=" + ContdProcess.SHIM));
    FaultyContdProcess faulty =
        new FaultyContdProcess(
            ChildProcess.start(node.folder().resolve("faulty.log"), command), order);
    ContdProcess.awaitServing(node, faulty.process::printed);
    return faulty;
  }

  /** From now on steps are counted, from one, and it dies at this one, if it comes to that. */
  public void dieAt(int step, boolean after) {
    try {
      Files.deleteIfExists(stepsFile());
      Path draft = order.resolveSibling("fault.new");
      Files.writeString(draft, step + (after ? " after" : " before"));
      Files.move(draft, order, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was done of the call, step by step. */
  public List<String> steps() {
    try {
      return Files.exists(stepsFile()) ? Files.readAllLines(stepsFile()) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path stepsFile() {
    return order.resolveSibling("fault.steps");
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its death; its steps are not counted any more in whoever comes next. */
  public void awaitDeath() {
    int status = process.await();
    if (status != 137) {
      throw new AssertionError("it ended with " + status + ": " + process.printed());
    }
    forget();
  }

  private void forget() {
    try {
      Files.deleteIfExists(order);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    forget();
    process.close();
  }
}
