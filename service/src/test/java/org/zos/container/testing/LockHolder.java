package org.zos.container.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.Eventually;

/**
 * Another process that holds a lock on a file, as the shim does: within one process such locks tell
 * nobody anything.
 */
public final class LockHolder implements AutoCloseable {
  private final ChildProcess process;

  private LockHolder(ChildProcess process) {
    this.process = process;
  }

  /** Locks a file, which must exist, until this is closed. */
  public static LockHolder of(Path file) {
    try {
      Path output = Files.createTempFile("lock-holder", ".out");
      LockHolder holder = new LockHolder(ChildProcess.start(output, command(file)));
      Eventually.that("the file is locked", () -> Files.readString(output).contains("locked"));
      Files.delete(output);
      return holder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(Path file) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(java, "-cp", classes(), LockProgram.class.getName(), file.toString());
  }

  private static String classes() {
    try {
      return Path.of(LockProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends it, and so lets go of the lock. */
  public void kill() {
    process.kill();
  }

  @Override
  public void close() {
    kill();
  }
}
