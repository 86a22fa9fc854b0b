package org.zos.container.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.zos.zbus.membership.KernelLock;

/**
 * Says which of the modules that use one root does what only one may do: supervise containers, tell
 * what happens to them, clear away what others left. The kernel lets go of the lock with the
 * process, however that ends. For any thread.
 */
final class RootLock implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private @Nullable KernelLock inherited;
  private boolean held;
  private boolean closed;

  private RootLock(Path file, FileChannel channel, boolean held) {
    this.file = file;
    this.channel = channel;
    this.held = held;
  }

  /** Takes the lock, or says that somebody has it. */
  static RootLock take(Path root) throws IOException {
    RootLock lock = join(root);
    if (!lock.isHeld()) {
      lock.close();
      throw new StartException(
          "another contd uses "
              + root
              + ": stop that one first, give this one another --root, or --takeover to take over"
              + " from it");
    }
    return lock;
  }

  /** Takes the lock if it is free; where it is not, it can be {@link #await awaited}. */
  static RootLock join(Path root) throws IOException {
    Path file = root.resolve("contd.lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    return new RootLock(file, channel, tryLock(channel) != null);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** Whether this process has it. */
  synchronized boolean isHeld() {
    return held;
  }

  /**
   * Waits until whoever has the lock has ended. Nothing else ends the wait, no interrupt either:
   * for a daemon thread of the platform.
   */
  void await() throws IOException {
    keep(KernelLock.await(file));
  }

  private synchronized void keep(KernelLock got) {
    if (closed) {
      got.close();
    } else {
      inherited = got;
      held = true;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    held = false;
    try {
      if (inherited != null) {
        inherited.close();
      }
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
