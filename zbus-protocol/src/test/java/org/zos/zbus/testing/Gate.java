package org.zos.zbus.testing;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds calls inside a method until the test lets them go. For any thread. */
public final class Gate {
  private static final int ALL = 1_000_000;

  private final Semaphore open = new Semaphore(0);
  private final AtomicInteger arrived = new AtomicInteger();
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger mostHeld = new AtomicInteger();

  /** Waits until it is let go. */
  public void pass() throws InterruptedException {
    arrive();
    try {
      if (!open.tryAcquire(1, TimeUnit.MINUTES)) {
        throw new AssertionError("never let go");
      }
    } finally {
      held.decrementAndGet();
    }
  }

  /** The same for a method that does not listen to interrupts; says whether there was one. */
  public boolean passDeaf() {
    arrive();
    open.acquireUninterruptibly();
    held.decrementAndGet();
    return Thread.interrupted();
  }

  private void arrive() {
    mostHeld.accumulateAndGet(held.incrementAndGet(), Math::max);
    arrived.incrementAndGet();
  }

  /** Waits until so many have arrived, in all. */
  public void awaitArrivals(int count) {
    Eventually.that(count + " calls have arrived", () -> arrived.get() >= count);
  }

  /** How many have arrived, in all. */
  public int arrivals() {
    return arrived.get();
  }

  /** How many were held at once, at most. */
  public int mostHeld() {
    return mostHeld.get();
  }

  /** Lets one go. */
  public void letOneGo() {
    open.release();
  }

  /** Lets everyone go, also those who arrive later. */
  public void letAllGo() {
    open.release(ALL);
  }
}
