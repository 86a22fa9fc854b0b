package org.zos.zbus.transport;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: twice as long each time up to a limit, and never quite the
 * same for everybody, so that those who lost the same server do not come back at the same moment.
 * For one thread.
 */
public final class Backoff {
  private final Duration first;
  private final Duration most;
  private final RandomGenerator random;
  private Duration next;

  public Backoff(Duration first, Duration most, RandomGenerator random) {
    this.first = first;
    this.most = most;
    this.random = random;
    this.next = first;
  }

  /** The next wait: between half and the whole of what is due. */
  public Duration next() {
    Duration due = next;
    Duration doubled = due.multipliedBy(2);
    next = doubled.compareTo(most) > 0 ? most : doubled;
    long half = due.toNanos() / 2;
    return Duration.ofNanos(half + random.nextLong(half + 1));
  }

  /** After a success: the next wait is a short one again. */
  public void reset() {
    next = first;
  }

  /**
   * Waits before the next try.
   *
   * @return false when the thread was interrupted, which it still is then
   */
  public boolean pause() {
    try {
      Thread.sleep(next());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
