package org.zos.container.testing;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs what it is given when a test says so, and on the test's own thread. For any thread. */
public final class LaterThreads implements Executor {
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  @Override
  public synchronized void execute(Runnable work) {
    waiting.add(work);
  }

  /** How much there is to do. */
  public synchronized int size() {
    return waiting.size();
  }

  /** Does all there is to do, until there is no more. */
  public void runAll() {
    for (Runnable next = next(); next != null; next = next()) {
      next.run();
    }
  }

  private synchronized @org.jspecify.annotations.Nullable Runnable next() {
    return waiting.poll();
  }
}
