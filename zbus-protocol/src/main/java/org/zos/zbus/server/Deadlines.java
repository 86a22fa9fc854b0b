package org.zos.zbus.server;

import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Expires calls whose time is over. One thread, which sleeps until the first of them is due, and
 * without end while there is none: to begin and to end a call costs no timer. For any thread.
 */
final class Deadlines implements AutoCloseable {
  private final Set<Timed> running = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile long wakeAt;
  private volatile boolean sleepsForEver;
  private volatile boolean closed;

  Deadlines() {
    thread = Thread.ofPlatform().daemon().name("call-deadlines").start(this::run);
  }

  void add(Timed call) {
    running.add(call);
    if (sleepsForEver || call.due() - wakeAt < 0) {
      LockSupport.unpark(thread);
    }
  }

  void remove(Timed call) {
    running.remove(call);
  }

  private void run() {
    while (!closed) {
      // until the look is over, whoever comes wakes this thread: it may have been overlooked
      sleepsForEver = true;
      long now = System.nanoTime();
      boolean some = false;
      long next = Long.MAX_VALUE;
      for (Iterator<Timed> calls = running.iterator(); calls.hasNext(); ) {
        Timed call = calls.next();
        long left = call.due() - now;
        if (left <= 0) {
          calls.remove();
          call.expire();
        } else {
          some = true;
          next = Math.min(next, left);
        }
      }
      sleep(now, some, next);
    }
  }

  private void sleep(long now, boolean some, long next) {
    if (some) {
      wakeAt = now + next;
      sleepsForEver = false;
      LockSupport.parkNanos(this, next);
    } else {
      LockSupport.park(this);
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  /** A call whose time is limited. */
  interface Timed {
    /** When it is over, by {@link System#nanoTime}. */
    long due();

    /** It is over. Must not block. */
    void expire();
  }
}
