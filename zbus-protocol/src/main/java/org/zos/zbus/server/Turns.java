package org.zos.zbus.server;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.zos.zbus.CallException;
import org.zos.zbus.wire.CallError;

/**
 * Lets calls with the same key run one after another, in order of arrival, and calls with different
 * keys at once. For any thread.
 */
final class Turns {
  private final int mostWaiting;
  private final Map<String, Queue<CountDownLatch>> waiting = new HashMap<>();

  Turns(int mostWaiting) {
    this.mostWaiting = mostWaiting;
  }

  /**
   * Takes a place in the line for this key. Call it in order of arrival; it does not block.
   *
   * @throws CallException with code UNAVAILABLE when too many wait already
   */
  synchronized Turn enter(String key) {
    Queue<CountDownLatch> line = waiting.get(key);
    CountDownLatch mine = new CountDownLatch(1);
    if (line == null) {
      waiting.put(key, new ArrayDeque<>());
      mine.countDown();
    } else if (line.size() >= mostWaiting) {
      throw new CallException(
          new CallError(mostWaiting + " calls wait for '" + key + "' already", "UNAVAILABLE"));
    } else {
      line.add(mine);
    }
    return new Turn(key, mine);
  }

  private synchronized void leave(String key, CountDownLatch turn) {
    Queue<CountDownLatch> line = waiting.get(key);
    if (line == null || line.remove(turn)) {
      return;
    }
    CountDownLatch next = line.poll();
    if (next == null) {
      waiting.remove(key);
    } else {
      next.countDown();
    }
  }

  /** A place in a line; closing it lets the next one go. */
  final class Turn implements AutoCloseable {
    private final String key;
    private final CountDownLatch turn;

    private Turn(String key, CountDownLatch turn) {
      this.key = key;
      this.turn = turn;
    }

    /** Waits until it is this one's turn. The call's own deadline bounds the wait. */
    void await() throws InterruptedException {
      turn.await();
    }

    @Override
    public void close() {
      leave(key, turn);
    }
  }
}
