package org.zos.container.boot;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Begins what only one module of a root may do as soon as this one has the root's lock. */
final class Duty implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Duty.class.getName());

  private final RootLock lock;
  private final Runnable work;
  private boolean closed;

  /**
   * @param lock closed by whoever made it
   * @param work begins what is to be done; must not block
   */
  Duty(RootLock lock, Runnable work) {
    this.lock = lock;
    this.work = work;
  }

  /** Begins at once where nobody else has the lock; else when that one has ended. */
  void start() {
    if (lock.isHeld()) {
      begin();
    } else {
      LOG.log(Level.INFO, "serving beside another contd; taking over when that one ends");
      // not a virtual thread: in the kernel it would hold on to the carrier of the others
      Thread.ofPlatform().daemon().name("duty").start(this::await);
    }
  }

  private void await() {
    try {
      lock.await();
      LOG.log(Level.INFO, "the other contd has ended: taking over");
      begin();
    } catch (IOException e) {
      LOG.log(Level.ERROR, "can''t take over from the other contd: {0}; restart this one", e);
    }
  }

  private synchronized void begin() {
    if (!closed) {
      work.run();
    }
  }

  /** From now on nothing is begun any more. */
  @Override
  public synchronized void close() {
    closed = true;
  }
}
