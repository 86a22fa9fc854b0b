package org.zos.container.relay;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Wakes the one who waits; rung several times before that, it wakes once. For any thread. */
final class Bell {
  private final BlockingQueue<Boolean> rung = new ArrayBlockingQueue<>(1);

  void ring() {
    var _ = rung.offer(true);
  }

  /** Waits until it is rung, or for so long; false when it was not. */
  boolean await(Duration most) throws InterruptedException {
    return rung.poll(most.toNanos(), TimeUnit.NANOSECONDS) != null;
  }
}
