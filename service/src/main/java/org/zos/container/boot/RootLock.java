package org.zos.container.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second module from using the same root: both would answer the same calls. The kernel lets
 * go of the lock with the process, however that ends.
 */
final class RootLock implements AutoCloseable {
  private final FileChannel channel;

  private RootLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock, or says that somebody has it. */
  static RootLock take(Path root) throws IOException {
    FileChannel channel =
        FileChannel.open(
            root.resolve("contd.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new StartException(
          "another contd uses " + root + ": stop that one first, or give this one another --root");
    }
    return new RootLock(channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
