package org.zos.zbus.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.zos.zbus.transport.TransportException;

/** Whether a subscription listens right now, and how often it stopped. For any thread. */
final class ListeningState {
  private boolean listening;
  private long interruptions;

  synchronized void begin() {
    listening = true;
    notifyAll();
  }

  /** It listens no longer; where it did not, nothing is counted. */
  synchronized void end() {
    if (listening) {
      listening = false;
      interruptions++;
    }
  }

  synchronized long interruptions() {
    return interruptions;
  }

  /** Waits until it listens, at most this long, and says whether it does. */
  synchronized boolean await(Duration wait) {
    long end = System.nanoTime() + wait.toNanos();
    try {
      long left = wait.toNanos();
      while (!listening && left > 0) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = end - System.nanoTime();
      }
      return listening;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException("interrupted while waiting for a subscription", e);
    }
  }
}
