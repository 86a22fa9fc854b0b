package org.zos.container.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.Digests;
import org.zos.container.supervise.Claims;
import org.zos.zbus.membership.KernelLock;

/**
 * Keeps two modules of one root from changing the same container at once: for each container that
 * is being changed one byte of a file is locked, at a place made from its name. The file stays
 * empty, and the kernel lets go of a lock with its process. For any thread.
 *
 * <p>The file is opened once: POSIX locks go with the first close of the file by their process.
 */
final class ClaimFile implements Claims, AutoCloseable {
  /** So many hexadecimal digits of a digest make a place that any file may have. */
  private static final int DIGITS = 15;

  private final Path file;
  private final FileChannel channel;
  private final Map<Long, Waiting> waits = new HashMap<>();

  private ClaimFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens the file, which is made where it is missing.
   *
   * @throws UncheckedIOException when it can't be used
   */
  static ClaimFile open(Path root) {
    Path file = root.resolve("containers.lock");
    try {
      return new ClaimFile(
          file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw new UncheckedIOException("the lock file " + file + " can't be used", e);
    }
  }

  @Override
  public Claim take(ContainerRef ref) throws InterruptedException {
    try {
      return take(place(ref));
    } catch (IOException e) {
      throw new UncheckedIOException("the lock file " + file + " can't be used", e);
    }
  }

  private static long place(ContainerRef ref) {
    return Long.parseLong(Digests.sha256(ref.ns() + "/" + ref.id()).substring(0, DIGITS), 16);
  }

  private synchronized Claim take(long place) throws IOException, InterruptedException {
    Waiting waiting = waits.get(place);
    if (waiting == null) {
      FileLock free = channel.tryLock(place, 1, false);
      if (free != null) {
        return () -> release(free);
      }
      waiting = new Waiting(place);
      waits.put(place, waiting);
    }
    return await(waiting);
  }

  private Claim await(Waiting waiting) throws IOException, InterruptedException {
    waiting.wanted = true;
    try {
      while (waiting.lock == null && waiting.failure == null) {
        wait();
      }
    } catch (InterruptedException e) {
      waiting.wanted = false;
      drop(waiting);
      throw e;
    }
    waits.remove(waiting.place);
    KernelLock lock = waiting.lock;
    if (lock == null) {
      throw Objects.requireNonNull(waiting.failure);
    }
    return lock::close;
  }

  /** Lets go of what nobody waits for any more, once it is there. */
  private void drop(Waiting waiting) {
    if (waiting.lock != null || waiting.failure != null) {
      waits.remove(waiting.place);
    }
    if (waiting.lock != null) {
      waiting.lock.close();
    }
  }

  private static void release(FileLock lock) {
    try {
      lock.release();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends with the process or with that of whoever has the lock: what is held is let go of. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One wait in the kernel, where another module has a container. It can't be broken off: when its
   * caller leaves, it goes on for the next.
   */
  private final class Waiting {
    private final long place;
    private boolean wanted;
    private @Nullable KernelLock lock;
    private @Nullable IOException failure;

    Waiting(long place) {
      this.place = place;
      Thread.ofPlatform().daemon().name("claim").start(this::run);
    }

    private void run() {
      try {
        ended(KernelLock.await(file, place), null);
      } catch (IOException e) {
        ended(null, e);
      }
    }

    private void ended(@Nullable KernelLock got, @Nullable IOException why) {
      synchronized (ClaimFile.this) {
        lock = got;
        failure = why;
        if (wanted) {
          ClaimFile.this.notifyAll();
        } else {
          drop(this);
        }
      }
    }
  }
}
