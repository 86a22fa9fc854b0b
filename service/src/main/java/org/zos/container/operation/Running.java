package org.zos.container.operation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.zos.container.runtime.ExecRef;
import org.zos.container.runtime.TaskState;

/** One command that runs, until it is closed. */
final class Running implements AutoCloseable {
  private final ExecRef exec;
  private final Execs all;
  private final Semaphore starts;
  private final CompletableFuture<TaskState.Exit> stop = new CompletableFuture<>();
  private volatile boolean left;

  /**
   * @param starts how many more may be starting in its container
   */
  Running(ExecRef exec, Execs all, Semaphore starts) {
    this.exec = exec;
    this.all = all;
    this.starts = starts;
  }

  ExecRef exec() {
    return exec;
  }

  /** Is completed, with the reason as its failure, when the command is to end at once. */
  CompletableFuture<TaskState.Exit> stop() {
    return stop;
  }

  /**
   * Starts the command once not too many others are just being started in its container.
   *
   * @return false when that did not come about in time
   */
  boolean start(Runnable starting, Duration wait) throws InterruptedException {
    if (!starts.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    try {
      starting.run();
      return true;
    } finally {
      starts.release();
    }
  }

  /** It could not be removed from the engine: the note of it must stay. */
  void leave() {
    left = true;
  }

  /** Whether something may be left of it in the engine. */
  boolean isLeft() {
    return left;
  }

  @Override
  public void close() {
    all.end(this);
  }
}
