package org.zos.zbus.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.zos.zbus.transport.Backoff;
import org.zos.zbus.transport.Delivery;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.transport.TransportException;

/**
 * Takes requests from one queue for as long as there are permits; what there is no permit for waits
 * in the queue. After each reconnect it first looks for what it took and never saw.
 */
final class Intake implements Runnable {
  private static final Logger LOG = System.getLogger(Intake.class.getName());
  private static final Duration WAIT = Duration.ofSeconds(10);

  /** More at once gain nothing; asking for what is not there costs a little each. */
  private static final int MOST_AT_ONCE = 32;

  private final String name;
  private final RequestQueue queue;
  private final CallsInFlight calls;
  private final Acceptor acceptor;
  private final Backoff backoff;
  private final Connected connected;
  private final AtomicInteger unused = new AtomicInteger();
  private volatile boolean stopping;
  private boolean joined;
  private boolean reported;
  private volatile int batch = 1;

  /** What is to be done when the queue is there. */
  interface Connected {
    /** It is about to be joined; the transport may prove to be away. */
    void before();

    /**
     * It was joined.
     *
     * @param again whether it was away
     */
    void after(boolean again);
  }

  Intake(
      String name,
      RequestQueue queue,
      CallsInFlight calls,
      Acceptor acceptor,
      Backoff backoff,
      Connected connected) {
    this.name = name;
    this.queue = queue;
    this.calls = calls;
    this.acceptor = acceptor;
    this.backoff = backoff;
    this.connected = connected;
  }

  @Override
  public void run() {
    try {
      while (!stopping) {
        serve();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes no further requests; a wait under way ends at once, unless the transport is away. */
  void stop() {
    stopping = true;
    try {
      queue.wake();
    } catch (TransportException e) {
      LOG.log(Level.DEBUG, "{0}: can''t wake the intake: {1}", name, e.getMessage());
    }
  }

  private void serve() throws InterruptedException {
    try {
      if (!joined) {
        join();
      }
      takeSome();
    } catch (TransportException e) {
      joined = false;
      report(e);
      if (!backoff.pause()) {
        throw new InterruptedException();
      }
    }
  }

  private void join() throws InterruptedException {
    connected.before();
    // asked before: what is worked on now may have ended by the time the list is here
    List<Delivery> known = new ArrayList<>(calls.taken());
    for (Delivery delivery : queue.join()) {
      if (!known.remove(delivery)) {
        calls.awaitPermit();
        acceptor.accept(List.of(delivery));
      }
    }
    joined = true;
    backoff.reset();
    if (reported) {
      LOG.log(Level.INFO, "{0}: serving again", name);
    }
    connected.after(reported);
    reported = false;
  }

  private void takeSome() throws InterruptedException {
    calls.awaitPermit();
    unused.set(1 + calls.tryPermits(batch - 1));
    try {
      if (!stopping) {
        queue.take(unused.get(), WAIT, this::hand);
      }
    } finally {
      calls.returnPermits(unused.getAndSet(0));
    }
  }

  /** While requests wait, more of them are asked for at once; where few come, not many. */
  private int hand(List<Delivery> deliveries) {
    int came = deliveries.size();
    int left = unused.addAndGet(-came);
    batch = left == 0 ? Math.min(2 * came, MOST_AT_ONCE) : came;
    acceptor.accept(deliveries);
    if (stopping) {
      return 0;
    }
    int more = calls.tryPermits(batch - left);
    return unused.addAndGet(more);
  }

  private void report(TransportException e) {
    Level level = reported || stopping ? Level.DEBUG : Level.WARNING;
    LOG.log(level, "{0}: {1}; trying again", name, e.getMessage());
    reported = true;
  }
}
