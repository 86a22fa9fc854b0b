package org.zos.zbus.membership;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the locks of other servers to fall: one thread for each file, which sleeps in the
 * kernel until it gets the lock, and one that sees new files come. Platform threads: these waits
 * would hold on to the carriers of virtual ones.
 */
final class DeathWatch implements AutoCloseable {
  private static final Logger LOG = System.getLogger(DeathWatch.class.getName());

  private final Path folder;
  private final Supplier<Stream<Path>> others;
  private final Map<Path, Thread> waiting = new ConcurrentHashMap<>();
  private @Nullable WatchService news;
  private volatile boolean closed;

  /**
   * @param others the lock files of servers in other processes, as they are when it is asked
   */
  DeathWatch(Path folder, Supplier<Stream<Path>> others) {
    this.folder = folder;
    this.others = others;
  }

  synchronized void start(Runnable changed) {
    try {
      WatchService service = folder.getFileSystem().newWatchService();
      news = service;
      folder.register(service, StandardWatchEventKinds.ENTRY_CREATE);
      startThread("servers", () -> followNews(service, changed));
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " can't be watched", e);
    }
  }

  private void followNews(WatchService service, Runnable changed) {
    try {
      while (!closed) {
        others.get().forEach(file -> waitFor(file, changed));
        changed.run();
        WatchKey key = service.take();
        key.pollEvents();
        key.reset();
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      LOG.log(Level.DEBUG, "no longer watching {0}", folder);
    }
  }

  private void waitFor(Path file, Runnable changed) {
    waiting.computeIfAbsent(
        file, f -> startThread("server " + f.getFileName(), () -> awaitFall(f, changed)));
  }

  private void awaitFall(Path file, Runnable changed) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.lock();
    } catch (NoSuchFileException e) {
      LOG.log(Level.DEBUG, "{0} is gone", file);
    } catch (IOException e) {
      // also when this thread is interrupted, which closes the channel
      LOG.log(closed ? Level.DEBUG : Level.WARNING, "no longer waiting for {0}: {1}", file, e);
    } finally {
      waiting.remove(file);
    }
    if (!closed) {
      changed.run();
    }
  }

  private static Thread startThread(String name, Runnable work) {
    return Thread.ofPlatform().daemon().name(name).start(work);
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    waiting.values().forEach(Thread::interrupt);
    if (news != null) {
      news.close();
    }
  }
}
