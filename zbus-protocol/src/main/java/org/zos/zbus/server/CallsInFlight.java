package org.zos.zbus.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.zos.zbus.transport.Delivery;
import org.zos.zbus.wire.ModuleStatus.Worker;

/** The calls that run right now, and how many more may. For any thread. */
final class CallsInFlight {
  private final int most;
  private final Clock clock;
  private final Semaphore permits;
  private final Instant started;
  private final Set<Delivery> taken = ConcurrentHashMap.newKeySet();
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

  /** Notes a request as being worked on; false when it is already. */
  boolean begin(Delivery delivery) {
    return taken.add(delivery);
  }

  /** What is being worked on right now. */
  Set<Delivery> taken() {
    return Set.copyOf(taken);
  }

  /** The request has ended, and its permit is free. */
  void end(Delivery delivery) {
    taken.remove(delivery);
    permits.release();
  }

  /** Shows a call in the module's status. */
  void show(CallTask call) {
    working.add(call);
  }

  void hide(CallTask call) {
    working.remove(call);
  }

  /** Waits until no call runs that only this server can end, at most this long. */
  boolean awaitUnrepeatable(Duration wait) throws InterruptedException {
    long end = System.nanoTime() + wait.toNanos();
    for (CallTask call : working) {
      if (!call.isResumable() && !call.awaitEnd(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return false;
      }
    }
    return true;
  }

  List<Worker> workers() {
    Stream<Worker> free =
        taken.size() < most ? Stream.of(new Worker(Worker.FREE, started, "")) : Stream.empty();
    return Stream.concat(working.stream().map(CallTask::shown), free).toList();
  }
}
