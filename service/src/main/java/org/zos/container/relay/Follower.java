package org.zos.container.relay;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.zos.zbus.transport.Backoff;
import org.zos.zbus.transport.ChannelPublisher;
import org.zos.zbus.transport.TransportException;

/**
 * Publishes one stream of one container on one channel, on a thread of its own. While the channel's
 * server is away the stream stays where it is, in its files. A message may be published twice when
 * the server or the module breaks at it, and is never left out.
 */
final class Follower {
  private static final Logger LOG = System.getLogger(Follower.class.getName());

  /** Longer than that, where something new was not noticed for want of what watches folders. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  /** How long a position is kept in memory only: after a crash, what follows it comes again. */
  private static final Duration KEEP_AFTER = Duration.ofSeconds(1);

  private static final int KEEP_AFTER_BATCHES = 64;

  private final String what;
  private final Spool spool;
  private final PositionFile positions;
  private final ChannelPublisher server;
  private final String channel;
  private final Backoff backoff;
  private final Bell bell = new Bell();
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean toTheEnd;
  private int unkept;
  private boolean reported;

  /**
   * @param what it publishes, for messages and the thread's name
   * @param spool closed with this
   * @param server closed with this
   * @param backoff between tries while the server is away; this one's alone from now on
   */
  Follower(
      String what,
      Spool spool,
      PositionFile positions,
      ChannelPublisher server,
      String channel,
      Backoff backoff) {
    this.what = what;
    this.spool = spool;
    this.positions = positions;
    this.server = server;
    this.channel = channel;
    this.backoff = backoff;
    this.thread = Thread.ofVirtual().name(what).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Closes one that was never started. */
  void discard() {
    server.close();
  }

  /** There may be something new. */
  void wake() {
    bell.ring();
  }

  /** Begins to end: at once, or when all that is there was published, if it can be. */
  void end(boolean afterAll) {
    toTheEnd = afterAll;
    ending.countDown();
    bell.ring();
  }

  /** Waits for the end, for so long; then the end does not wait for anything any more. */
  void awaitEnd(Duration most) {
    try {
      if (!thread.join(most)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private boolean isEnding() {
    return ending.getCount() == 0;
  }

  private void run() {
    try (spool;
        server) {
      boolean goOn = true;
      while (goOn) {
        goOn = step();
      }
      keep();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "{0}: {1}", what, e);
    }
  }

  private boolean step() throws InterruptedException {
    // asked before the reading, so that what was written before the end was asked for is read
    boolean ended = isEnding();
    if (ended && !toTheEnd) {
      return false;
    }
    try {
      List<byte[]> messages = spool.next(ended);
      if (messages.isEmpty()) {
        return !ended && await();
      }
      server.publish(channel, messages);
      took();
      return true;
    } catch (TransportException | IOException e) {
      return troubled(e);
    }
  }

  private void took() throws IOException {
    spool.taken();
    backoff.reset();
    reported = false;
    unkept++;
    if (unkept >= KEEP_AFTER_BATCHES) {
      keep();
    }
  }

  private void keep() throws IOException {
    Optional<Position> position = spool.position();
    if (position.isPresent()) {
      positions.keep(position.get());
    }
    unkept = 0;
  }

  private boolean await() throws InterruptedException, IOException {
    if (!bell.await(unkept > 0 ? KEEP_AFTER : LOOK_AGAIN)) {
      keep();
    }
    return true;
  }

  /** Waits before the next try; whoever ends it, ends that too. */
  private boolean troubled(Exception e) throws InterruptedException {
    LOG.log(reported ? Level.DEBUG : Level.WARNING, "{0} waits: {1}", what, e.getMessage());
    reported = true;
    return !ending.await(backoff.next().toNanos(), TimeUnit.NANOSECONDS);
  }
}
