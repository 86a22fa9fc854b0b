package org.zos.container.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Says when something happens in folders, by one subscription for all of them. For any thread. */
final class FolderWatch implements AutoCloseable {
  private final WatchService service;
  private final Map<WatchKey, Runnable> told = new ConcurrentHashMap<>();
  private final Thread thread = Thread.ofVirtual().name("folders").unstarted(this::run);

  FolderWatch() {
    try {
      this.service = FileSystems.getDefault().newWatchService();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void start() {
    thread.start();
  }

  /**
   * Begins to watch a folder.
   *
   * @param changed runs on a thread that must not be held up
   * @throws IOException also when the kernel watches as many as it is allowed to
   */
  Watched watch(Path folder, Runnable changed) throws IOException {
    WatchKey key =
        folder.register(
            service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
    told.put(key, changed);
    // what happened before it was noted would be told to nobody
    changed.run();
    return () -> {
      told.remove(key);
      key.cancel();
    };
  }

  private void run() {
    try {
      while (true) {
        tell(service.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ClosedWatchServiceException e) {
      // the end
      return;
    }
  }

  private void tell(WatchKey key) {
    var _ = key.pollEvents();
    Optional.ofNullable(told.get(key)).ifPresent(Runnable::run);
    var _ = key.reset();
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder that is watched, until this is closed. */
  interface Watched extends AutoCloseable {
    @Override
    void close();
  }
}
