package org.zos.zbus.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.zos.zbus.transport.TransportException;

/** Events between the one who receives them and those who read; the oldest make room. */
final class EventBuffer {
  private final int capacity;
  private final Deque<byte[]> events = new ArrayDeque<>();
  private long missed;
  private boolean closed;

  EventBuffer(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("there must be room for one event, not " + capacity);
    }
    this.capacity = capacity;
  }

  /** Adds the newest event. Never waits. */
  synchronized void add(byte[] event) {
    if (events.size() == capacity) {
      events.removeFirst();
      missed++;
    }
    events.addLast(event);
    notifyAll();
  }

  /** Takes the oldest event, waiting for one at most this long. */
  synchronized Optional<byte[]> take(Duration wait) {
    awaitEvent(System.nanoTime() + wait.toNanos());
    if (closed) {
      throw new TransportException("the subscription is closed");
    }
    return Optional.ofNullable(events.pollFirst());
  }

  private void awaitEvent(long end) {
    try {
      long left = end - System.nanoTime();
      while (events.isEmpty() && !closed && left > 0) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = end - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException("interrupted while waiting for an event", e);
    }
  }

  /** How many events made room unread. */
  synchronized long missed() {
    return missed;
  }

  synchronized void close() {
    closed = true;
    events.clear();
    notifyAll();
  }
}
