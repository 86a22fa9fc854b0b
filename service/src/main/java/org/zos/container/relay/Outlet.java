package org.zos.container.relay;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * All that publishes one container's output.
 *
 * @param followers one for each stream and address
 * @param watched wakes them
 */
record Outlet(List<Follower> followers, FolderWatch.Watched watched) {
  private static final Logger LOG = System.getLogger(Outlet.class.getName());

  /** Starts them. */
  static Outlet open(Path folder, List<Follower> followers, FolderWatch watch) {
    followers.forEach(Follower::start);
    return new Outlet(followers, watch(folder, followers, watch));
  }

  private static FolderWatch.Watched watch(
      Path folder, List<Follower> followers, FolderWatch watch) {
    try {
      return watch.watch(folder, () -> followers.forEach(Follower::wake));
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "{0} can''t be watched, and is looked at once a minute: {1}",
          folder,
          e.getMessage());
      return () -> {};
    }
  }

  /** Begins to end, at once or when all that is there was published. */
  void end(boolean afterAll) {
    watched.close();
    followers.forEach(follower -> follower.end(afterAll));
  }

  /** Waits for the end of all, for so long. */
  void awaitEnd(Duration most) {
    long end = System.nanoTime() + most.toNanos();
    followers.forEach(follower -> follower.awaitEnd(Duration.ofNanos(end - System.nanoTime())));
  }
}
