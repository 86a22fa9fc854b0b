package org.zos.container.operation;

import java.time.Duration;
import java.util.Optional;
import org.zos.container.contract.ContainerException;
import org.zos.container.kernel.TermCheck;
import org.zos.container.kernel.TermCheck.Deaf;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerEngine.Signal;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.TaskState;

/** Ends the process of a container. */
final class Stopping {
  /** After KILL only the kernel can still hold a process, in a system call that does not end. */
  static final Duration AFTER_KILL = Duration.ofSeconds(10);

  /** A process that began a moment ago may be about to say what it does with TERM. */
  private static final Duration SECOND_LOOK = Duration.ofMillis(50);

  private final ContainerEngine engine;
  private final TermCheck term;

  Stopping(ContainerEngine engine, TermCheck term) {
    this.engine = engine;
    this.term = term;
  }

  /**
   * TERM, then KILL after the grace; or before, when TERM surely does nothing.
   *
   * @throws ContainerException.DeadlineExceeded when the process does not end even of KILL
   */
  void stop(ContainerRef ref, Duration grace) {
    if (!grace.isZero() && heedsTerm(ref, grace)) {
      return;
    }
    if (engine.killAll(ref) && !engine.awaitExit(ref, AFTER_KILL)) {
      throw new ContainerException.DeadlineExceeded(
          ref
              + " is stuck: its process has not ended %d s after KILL"
                  .formatted(AFTER_KILL.toSeconds()));
    }
  }

  private boolean heedsTerm(ContainerRef ref, Duration grace) {
    // before TERM is sent: a handler may be there for one time only
    Optional<Deaf> deaf = grace.compareTo(SECOND_LOOK) > 0 ? deaf(ref) : Optional.empty();
    if (!engine.signal(ref, Signal.TERM)) {
      return false;
    }
    if (deaf.isEmpty()) {
      return engine.awaitExit(ref, grace);
    }
    if (engine.awaitExit(ref, SECOND_LOOK)) {
      return true;
    }
    boolean still = term.deaf(deaf.get().pid()).equals(deaf);
    return !still && engine.awaitExit(ref, grace.minus(SECOND_LOOK));
  }

  private Optional<Deaf> deaf(ContainerRef ref) {
    return engine
        .task(ref)
        .flatMap(task ->
            task instanceof TaskState.Running(long pid) ? term.deaf(pid) : Optional.empty());
  }
}
