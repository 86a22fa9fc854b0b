package org.zos.zbus.transport.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Sends together what several threads have to send at about the same time: one wake-up of the
 * connection's thread and one write, instead of one each. For any thread.
 */
final class Gathering<T> {
  private final Link link;
  private final int most;
  private final Consumer<List<T>> sender;
  private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  /**
   * @param most how many go out at once
   * @param sender is given them in their order, on the connection's thread, and starts their
   *     commands; must not block or throw
   */
  Gathering(Link link, int most, Consumer<List<T>> sender) {
    this.link = link;
    this.most = most;
    this.sender = sender;
  }

  /**
   * Sends it soon. Waits only to connect, where needed.
   *
   * @throws org.zos.zbus.transport.TransportException when there is no connection, nor can be
   */
  void add(T one) {
    link.connect();
    waiting.add(one);
    if (scheduled.compareAndSet(false, true)) {
      link.soon(this::sendAll);
    }
  }

  /** What came while the thread did something else goes out together. */
  private void sendAll() {
    // before: what comes from now on asks for a run of its own
    scheduled.set(false);
    List<T> batch = next();
    while (!batch.isEmpty()) {
      sender.accept(batch);
      batch = next();
    }
    link.flush();
  }

  private List<T> next() {
    List<T> batch = new ArrayList<>();
    T one = waiting.poll();
    while (one != null) {
      batch.add(one);
      one = batch.size() < most ? waiting.poll() : null;
    }
    return batch;
  }
}
