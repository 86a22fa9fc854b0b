package org.zos.container.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.zos.zbus.membership.KernelLock;

/**
 * Says whether one of the modules that use a root follows the engine. While none does, what comes
 * to be and goes would be told to nobody, so changes wait; for a moment, because an engine that is
 * away can't be followed, and refuses changes anyway. For any thread.
 */
final class Following implements AutoCloseable {
  private final Path file;
  private final FileChannel probe;
  private final Duration patience;
  private @Nullable KernelLock lock;
  private boolean ended;

  private Following(Path file, FileChannel probe, Duration patience) {
    this.file = file;
    this.probe = probe;
    this.patience = patience;
  }

  /**
   * @param patience how long a change waits at most
   */
  static Following at(Path root, Duration patience) {
    Path file = root.resolve("following.lock");
    try {
      return new Following(
          file,
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
          patience);
    } catch (IOException e) {
      throw new StartException("the module's folders can't be used: " + e, e);
    }
  }

  /** This module follows the engine. Only for the one that has the root's lock. */
  synchronized void begin() {
    if (lock != null || ended) {
      return;
    }
    try {
      lock = KernelLock.await(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    notifyAll();
  }

  /** Waits until some module follows the engine, or for as long as that is worth it. */
  synchronized void await() throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    long left = patience.toMillis();
    while (left > 0 && lock == null && !ended && !isHeldByAnother()) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }

  private boolean isHeldByAnother() {
    try (FileLock free = probe.tryLock(0, 1, true)) {
      return free == null;
    } catch (IOException e) {
      // nothing can be said, and nothing is gained by waiting
      return true;
    }
  }

  /** This module does not follow the engine any more. */
  @Override
  public synchronized void close() {
    ended = true;
    try {
      if (lock != null) {
        lock.close();
      }
      probe.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    notifyAll();
  }
}
