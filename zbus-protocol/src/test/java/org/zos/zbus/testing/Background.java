package org.zos.zbus.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Something that a test lets happen beside itself, on a virtual thread. */
public final class Background<T> {
  private static final Duration BOUND = Duration.ofSeconds(60);

  private final FutureTask<T> task;
  private final Thread thread;

  private Background(FutureTask<T> task) {
    this.task = task;
    this.thread = Thread.ofVirtual().name("background").start(task);
  }

  /** Starts it. */
  public static <T> Background<T> of(Callable<T> work) {
    return new Background<>(new FutureTask<>(work));
  }

  /** Starts something that gives nothing. */
  public static Background<Boolean> run(Runnable work) {
    return of(() -> {
      work.run();
      return true;
    });
  }

  /** Whether it has ended, in whatever way. */
  public boolean isDone() {
    return task.isDone();
  }

  /** Interrupts its thread. */
  public void interrupt() {
    thread.interrupt();
  }

  /** Waits for its end; what it threw is the cause of what this throws. */
  public T await() {
    try {
      return task.get(BOUND.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("failed in the background: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("did not end within " + BOUND, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
