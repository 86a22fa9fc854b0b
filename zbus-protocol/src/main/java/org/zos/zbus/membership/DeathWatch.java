package org.zos.zbus.membership;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the locks of other servers to fall: one thread for each file, which sleeps in the
 * kernel until it gets the lock, and one that sees new files come. Platform threads: these waits
 * would hold on to the carriers of virtual ones. Nothing wakes the former but the end of the server
 * they wait for, or of this process; after {@link #close} they do nothing more.
 */
final class DeathWatch implements AutoCloseable {
  private static final Logger LOG = System.getLogger(DeathWatch.class.getName());

  private final Path folder;
  private final Supplier<Stream<Path>> others;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Set<Path> waiting = ConcurrentHashMap.newKeySet();
  private final Set<Path> fallen = ConcurrentHashMap.newKeySet();
  private @Nullable WatchService news;
  private volatile boolean closed;

  /**
   * @param others the lock files of servers in other processes, as they are when it is asked
   */
  DeathWatch(Path folder, Supplier<Stream<Path>> others) {
    this.folder = folder;
    this.others = others;
  }

  /** Calls this too, at once and then whenever a server has come or ended. */
  synchronized void start(Runnable changed) {
    listeners.add(changed);
    if (news != null) {
      changed.run();
      return;
    }
    try {
      WatchService service = folder.getFileSystem().newWatchService();
      news = service;
      folder.register(service, StandardWatchEventKinds.ENTRY_CREATE);
      startThread("servers", () -> followNews(service));
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " can't be watched", e);
    }
  }

  private void followNews(WatchService service) {
    try {
      while (!closed) {
        others.get().forEach(this::waitFor);
        tell();
        WatchKey key = service.take();
        key.pollEvents();
        key.reset();
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      LOG.log(Level.DEBUG, "no longer watching {0}", folder);
    }
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }

  private void waitFor(Path file) {
    if (!fallen.contains(file) && waiting.add(file)) {
      startThread("server " + file.getFileName(), () -> awaitFall(file));
    }
  }

  private void awaitFall(Path file) {
    try (KernelLock _ = KernelLock.await(file)) {
      fallen.add(file);
    } catch (NoSuchFileException e) {
      LOG.log(Level.DEBUG, "{0} is gone", file);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "no longer waiting for {0}: {1}", file, e);
    } finally {
      waiting.remove(file);
    }
    if (!closed) {
      tell();
    }
  }

  /** Whether the lock was seen to fall: its server has ended, whoever tries it just now. */
  boolean hasFallen(Path file) {
    return fallen.contains(file);
  }

  /** The file is going to be removed. */
  void forget(Path file) {
    fallen.remove(file);
  }

  private static void startThread(String name, Runnable work) {
    Thread.ofPlatform().daemon().name(name).start(work);
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    if (news != null) {
      news.close();
    }
  }
}
