package org.zos.zbus.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.zos.zbus.server.Turns.Turn;
import org.zos.zbus.wire.CallError;
import org.zos.zbus.wire.Outcome;

/**
 * A call with a deadline. When it passes, the caller is told so at once and the call's thread is
 * interrupted; however long the thread then still takes, its own result is not sent any more.
 */
final class TimedCall {
  private final Invocation invocation;
  private final Optional<Turn> turn;
  private final ScheduledExecutorService timers;
  private final ExecutorService threads;
  private final AtomicBoolean answered = new AtomicBoolean();

  TimedCall(
      Invocation invocation,
      Optional<Turn> turn,
      ScheduledExecutorService timers,
      ExecutorService threads) {
    this.invocation = invocation;
    this.turn = turn;
    this.timers = timers;
    this.threads = threads;
  }

  /** Waits for the call's turn, runs it on this thread, and gives its outcome to the answer. */
  void run(Consumer<Outcome> answer) {
    ScheduledFuture<?> timer = startTimer(Thread.currentThread(), answer);
    try {
      Outcome outcome = inTurn();
      if (answered.compareAndSet(false, true)) {
        timer.cancel(false);
        answer.accept(outcome);
      }
    } finally {
      timer.cancel(false);
    }
  }

  private Outcome inTurn() {
    if (turn.isEmpty()) {
      return invocation.run();
    }
    try (Turn mine = turn.get()) {
      mine.await();
      return invocation.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return invocation.failed(
          new CallError("interrupted while waiting for earlier calls", "UNAVAILABLE"));
    }
  }

  private ScheduledFuture<?> startTimer(Thread caller, Consumer<Outcome> answer) {
    Duration deadline = invocation.method().deadline();
    return timers.schedule(
        () -> expire(caller, answer, deadline), deadline.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void expire(Thread caller, Consumer<Outcome> answer, Duration deadline) {
    if (!answered.compareAndSet(false, true)) {
      return;
    }
    Outcome late =
        invocation.failed(
            new CallError(
                "%s did not end within %d s"
                    .formatted(invocation.method().name(), deadline.toSeconds()),
                "DEADLINE_EXCEEDED"));
    // first: whoever has the answer may count on the interrupt
    caller.interrupt();
    try {
      threads.execute(() -> answer.accept(late));
    } catch (RejectedExecutionException closing) {
      // the server is ending: the request stays in flight, where a successor finds it
    }
  }
}
