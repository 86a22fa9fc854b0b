package org.zos.zbus.server;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.zos.zbus.transport.Delivery;
import org.zos.zbus.wire.ModuleStatus.Worker;
import org.zos.zbus.wire.ObjectId;

/** The calls that run right now, and how many more may. For any thread. */
final class CallsInFlight {
  private final int most;
  private final Clock clock;
  private final Semaphore permits;
  private final Instant started;
  private final Set<Delivery> taken = ConcurrentHashMap.newKeySet();
  private final Map<Object, Worker> working = new ConcurrentHashMap<>();

  CallsInFlight(int most, Clock clock) {
    this.most = most;
    this.clock = clock;
    this.permits = new Semaphore(most);
    this.started = clock.instant();
  }

  /** Waits until one more call may run. */
  void awaitPermit() throws InterruptedException {
    permits.acquire();
  }

  /** Takes up to so many permits that are free right now, and says how many. */
  int tryPermits(int most) {
    int got = 0;
    while (got < most && permits.tryAcquire()) {
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

  /** The request has ended, and its permit is free. */
  void end(Delivery delivery) {
    taken.remove(delivery);
    permits.release();
  }

  /** Shows a call in the module's status until it is closed. */
  Shown show(ObjectId object, String method) {
    Worker worker = new Worker(Worker.BUSY, clock.instant(), "[%s].%s()".formatted(object, method));
    Object key = new Object();
    working.put(key, worker);
    return () -> working.remove(key);
  }

  List<Worker> workers() {
    Stream<Worker> free =
        taken.size() < most ? Stream.of(new Worker(Worker.FREE, started, "")) : Stream.empty();
    return Stream.concat(working.values().stream(), free).toList();
  }

  /** A call that the status shows. */
  interface Shown extends AutoCloseable {
    @Override
    void close();
  }
}
