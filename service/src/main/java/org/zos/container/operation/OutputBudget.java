package org.zos.container.operation;

import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Bounds how much output of commands is in memory at once, on its way to those who asked for it:
 * many calls may end together, and each may have printed much. For any thread.
 */
final class OutputBudget {
  /** On its way it is there several times, in another form each; the heap is small. */
  private static final int MOST_KIB = 8 * 1024;

  private final Semaphore free = new Semaphore(MOST_KIB, true);

  /**
   * Waits until there is room.
   *
   * @param bytes how much is going to be taken; more than there is at all counts as all
   * @param giveBack is told how to give it back
   */
  void take(long bytes, Consumer<Runnable> giveBack) throws InterruptedException {
    int share = (int) Math.min(MOST_KIB, bytes / 1024 + 1);
    free.acquire(share);
    giveBack.accept(() -> free.release(share));
  }
}
