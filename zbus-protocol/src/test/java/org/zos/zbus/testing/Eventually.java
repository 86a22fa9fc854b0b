package org.zos.zbus.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Waits for what will be true, with a bound so generous that only a defect reaches it. */
public final class Eventually {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Eventually() {}

  /** Waits until the condition holds. */
  public static void that(String what, Callable<Boolean> condition) {
    long end = System.nanoTime() + BOUND.toNanos();
    Throwable last = null;
    do {
      try {
        if (condition.call()) {
          return;
        }
      } catch (Exception | AssertionError e) {
        last = e;
      }
      pause();
    } while (System.nanoTime() < end);
    throw new AssertionError("did not come true within " + BOUND + ": " + what, last);
  }

  /** Waits until the assertions hold. */
  public static void asserted(String what, Runnable assertions) {
    that(
        what,
        () -> {
          assertions.run();
          return true;
        });
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Fails when a value is null, for values of which a test knows that they are there. */
  public static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new AssertionError("a value is missing");
    }
    return value;
  }
}
