package org.zos.zbus.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.zos.zbus.server.Turns.Turn;
import org.zos.zbus.wire.CallError;
import org.zos.zbus.wire.ModuleStatus.Worker;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.Outcome;

/**
 * A call with a deadline, on a thread of its own. When the deadline passes, the caller is told so
 * at once and the thread is interrupted; however long it then still takes, its own result is not
 * sent any more.
 */
final class CallTask implements Deadlines.Timed {
  private final ObjectId object;
  private final Invocation invocation;
  private final Optional<Turn> turn;
  private final Instant began;
  private final long beganNanos;
  private final long due;
  private final BiConsumer<CallTask, Outcome> answer;
  private final AtomicBoolean answered = new AtomicBoolean();
  private volatile @Nullable Thread thread;

  /**
   * @param answer is given the outcome, once, on the call's own thread or on that of the deadlines,
   *     which it must not hold up
   */
  CallTask(
      ObjectId object,
      Invocation invocation,
      Optional<Turn> turn,
      Instant now,
      BiConsumer<CallTask, Outcome> answer) {
    this.object = object;
    this.invocation = invocation;
    this.turn = turn;
    this.began = now;
    this.beganNanos = System.nanoTime();
    this.due = beganNanos + invocation.method().deadline().toNanos();
    this.answer = answer;
  }

  Invocation invocation() {
    return invocation;
  }

  /** Waits for the call's turn, runs it on this thread, and hands its outcome on. */
  void run() {
    thread = Thread.currentThread();
    try {
      Outcome outcome = inTurn();
      if (answered.compareAndSet(false, true)) {
        answer.accept(this, outcome);
      }
    } finally {
      thread = null;
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

  @Override
  public long due() {
    return due;
  }

  @Override
  public void expire() {
    if (!answered.compareAndSet(false, true)) {
      return;
    }
    Thread running = thread;
    if (running != null) {
      // first: whoever has the answer may count on the interrupt
      running.interrupt();
    }
    answer.accept(
        this,
        invocation.failed(
            new CallError(
                "%s did not end within %d s"
                    .formatted(
                        invocation.method().name(), invocation.method().deadline().toSeconds()),
                "DEADLINE_EXCEEDED")));
  }

  /** It will not run after all. */
  void abandon() {
    answered.set(true);
    turn.ifPresent(Turn::close);
  }

  /** Whether this is the thread that the call runs on. */
  boolean isOwnThread() {
    return Thread.currentThread().equals(thread);
  }

  /** Whether a successor may take it up, so that nobody need wait for its end. */
  boolean isResumable() {
    return invocation.method().redo() == Redo.RESUME;
  }

  Duration took() {
    return Duration.ofNanos(System.nanoTime() - beganNanos);
  }

  /** How the module's status shows it. */
  Worker shown() {
    return new Worker(
        Worker.BUSY, began, "[%s].%s()".formatted(object, invocation.method().name()));
  }
}
