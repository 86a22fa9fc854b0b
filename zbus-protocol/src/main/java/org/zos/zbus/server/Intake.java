package org.zos.zbus.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
  private static final int MOST_AT_ONCE = 64;

  private final String name;
  private final RequestQueue queue;
  private final CallsInFlight calls;
  private final CallRunner runner;
  private final Backoff backoff;
  private volatile boolean stopping;
  private boolean connected;
  private boolean served;
  private boolean reported;
  private int batch = 1;

  Intake(String name, RequestQueue queue, CallsInFlight calls, CallRunner runner, Backoff backoff) {
    this.name = name;
    this.queue = queue;
    this.calls = calls;
    this.runner = runner;
    this.backoff = backoff;
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
      if (!connected) {
        recover();
      }
      takeSome();
    } catch (TransportException e) {
      connected = false;
      report(e);
      if (!backoff.pause()) {
        throw new InterruptedException();
      }
    }
  }

  private void recover() throws InterruptedException {
    for (Delivery delivery : queue.inFlight()) {
      calls.awaitPermit();
      if (served) {
        runner.accept(delivery);
      } else {
        runner.acceptLeft(delivery);
      }
    }
    connected = true;
    served = true;
    backoff.reset();
    if (reported) {
      LOG.log(Level.INFO, "{0}: serving again", name);
      reported = false;
    }
  }

  private void takeSome() throws InterruptedException {
    calls.awaitPermit();
    if (stopping) {
      calls.returnPermits(1);
      return;
    }
    Optional<Delivery> first = takeOrReturnPermit();
    if (first.isPresent()) {
      runner.accept(first.get());
      takeMore();
    }
  }

  private Optional<Delivery> takeOrReturnPermit() {
    boolean taken = false;
    try {
      Optional<Delivery> delivery = queue.take(WAIT);
      taken = delivery.isPresent();
      return delivery;
    } finally {
      if (!taken) {
        calls.returnPermits(1);
      }
    }
  }

  /** While requests wait, take more of them at once; where none wait, do not ask for many. */
  private void takeMore() {
    int permits = calls.tryPermits(batch);
    int used = 0;
    try {
      List<Delivery> more = queue.takeMore(permits);
      for (Delivery delivery : more) {
        used++;
        runner.accept(delivery);
      }
    } finally {
      calls.returnPermits(permits - used);
    }
    batch = used == permits ? Math.min(2 * batch, MOST_AT_ONCE) : 1;
  }

  private void report(TransportException e) {
    Level level = reported || stopping ? Level.DEBUG : Level.WARNING;
    LOG.log(level, "{0}: {1}; trying again", name, e.getMessage());
    reported = true;
  }
}
