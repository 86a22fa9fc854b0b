package org.zos.zbus.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.zos.zbus.transport.Delivery;
import org.zos.zbus.wire.ModuleStatus.Worker;

/** The calls that run right now, and how many more may. For any thread. */
final class CallsInFlight {
  /** Most bytes come once. */
  private static final Queue<Delivery> NONE = new ArrayDeque<>(0);

  private final int most;
  private final Clock clock;
  private final Semaphore permits;
  private final Instant started;
  private final Map<Delivery, Queue<Delivery>> taken = new HashMap<>();
  private final Set<CallTask> working = ConcurrentHashMap.newKeySet();

  CallsInFlight(int most, Clock clock) {
    this.most = most;
    this.clock = clock;
    // fair, so that nobody who waits is overtaken for ever by the one who comes again and again
    this.permits = new Semaphore(most, true);
    this.started = clock.instant();
  }

  Clock clock() {
    return clock;
  }

  /** Waits until one more call may run. */
  void awaitPermit() throws InterruptedException {
    permits.acquire();
  }

  /** The same, for at most so long; whether there was one. */
  boolean awaitPermit(Duration wait) throws InterruptedException {
    return permits.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Takes up to so many permits that are free right now, and says how many. */
  int tryPermits(int atMost) {
    int got = 0;
    while (got < atMost && permits.tryAcquire()) {
      got++;
    }
    return got;
  }

  void returnPermits(int count) {
    permits.release(count);
  }

  /**
   * Notes a request as being worked on; false when the very same bytes are worked on already. Then
   * it waits, and is given to whoever {@link #end ends} those before it.
   */
  boolean begin(Delivery delivery) {
    synchronized (taken) {
      Queue<Delivery> same = taken.get(delivery);
      if (same == null) {
        taken.put(delivery, NONE);
        return true;
      }
      if (same.isEmpty()) {
        same = new ArrayDeque<>();
        taken.put(delivery, same);
      }
      same.add(delivery);
      return false;
    }
  }

  /** The requests that are worked on right now or wait for that, the same bytes once for each. */
  List<Delivery> taken() {
    synchronized (taken) {
      return taken.entrySet().stream()
          .flatMap(entry -> Stream.concat(Stream.of(entry.getKey()), entry.getValue().stream()))
          .toList();
    }
  }

  /**
   * The request has ended, and its permit is free; gives the next of the same bytes, to be begun.
   */
  Optional<Delivery> end(Delivery delivery) {
    permits.release();
    synchronized (taken) {
      Queue<Delivery> same = taken.remove(delivery);
      taken.notifyAll();
      if (same == null || same.isEmpty()) {
        return Optional.empty();
      }
      Delivery next = same.remove();
      taken.put(next, same);
      return Optional.of(next);
    }
  }

  private boolean isFull() {
    synchronized (taken) {
      return taken.size() >= most;
    }
  }

  /** Shows a call in the module's status. */
  void show(CallTask call) {
    working.add(call);
    if (call.isResumable()) {
      synchronized (taken) {
        taken.notifyAll();
      }
    }
  }

  void hide(CallTask call) {
    working.remove(call);
  }

  /** Waits until all have ended but those that a successor can resume, at most this long. */
  void awaitUnrepeatable(Duration wait) throws InterruptedException {
    long end = System.nanoTime() + wait.toNanos();
    synchronized (taken) {
      long left = end - System.nanoTime();
      while (taken.size() > working.stream().filter(CallTask::isResumable).count() && left > 0) {
        TimeUnit.NANOSECONDS.timedWait(taken, left);
        left = end - System.nanoTime();
      }
    }
  }

  List<Worker> workers() {
    Stream<Worker> free =
        isFull() ? Stream.empty() : Stream.of(new Worker(Worker.FREE, started, ""));
    return Stream.concat(working.stream().map(CallTask::shown), free).toList();
  }
}
