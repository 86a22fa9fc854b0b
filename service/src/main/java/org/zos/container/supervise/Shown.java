package org.zos.container.supervise;

import java.time.Instant;
import java.util.Optional;
import org.zos.container.contract.EventSubject;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.publish.Standing;
import org.zos.container.publish.Standing.End;
import org.zos.container.restart.HistoryLabel;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.LastExit;
import org.zos.container.runtime.TaskState;

/**
 * One container as the engine shows it.
 *
 * @param task what its process does; empty when the engine has none
 * @param oomKilled whether something in it was killed for want of memory since that process began
 */
record Shown(ContainerRecord container, Optional<TaskState> task, boolean oomKilled) {

  EventSubject subject() {
    return Subjects.of(container);
  }

  boolean isKnown() {
    return !(task.orElse(null) instanceof TaskState.Unknown);
  }

  /** What is known of it. The engine does not keep when a process began: not before this. */
  Standing standing() {
    Standing without = withoutProcess();
    return switch (task.orElse(null)) {
      case TaskState.Running(long pid) -> without.running(pid, since());
      case TaskState.Paused(long pid) -> without.running(pid, since());
      case TaskState.Stopped(long pid, TaskState.Exit exit) ->
          verdict(without.ended(pid, container.createdAt(), end(exit)));
      case TaskState.Prepared prepared -> without;
      case TaskState.Unknown unknown -> without;
      case null -> verdict(without);
    };
  }

  /** With what was decided after its end, where that is on record for good. */
  private Standing verdict(Standing standing) {
    String reason = container.label(Labels.GAVE_UP);
    long attempt = HistoryLabel.read(container).attempt() - 1;
    Instant at = standing.end().map(End::at).orElse(container.createdAt());
    return reason.isEmpty()
        ? standing
        : standing.decided(new LifecycleEvent.GaveUp(at, subject(), attempt, reason));
  }

  /** The same before this process began. */
  Standing withoutProcess() {
    Standing created = Standing.created(subject(), container.createdAt());
    return LastExit.of(container).map(last -> created.noted(end(last))).orElse(created);
  }

  /** The same while this process ran. */
  Standing whileRunning(long pid) {
    return withoutProcess().running(pid, since());
  }

  private Instant since() {
    return LastExit.of(container)
        .map(last -> last.exit().at())
        .filter(last -> last.isAfter(container.createdAt()))
        .orElse(container.createdAt());
  }

  private End end(TaskState.Exit exit) {
    boolean noted = LastExit.of(container).filter(LastExit::oomKilled).isPresent();
    return new End(exit.at(), exit.code(), oomKilled || noted, "");
  }

  private static End end(LastExit last) {
    return new End(last.exit().at(), last.exit().code(), last.oomKilled(), "");
  }

  /** How its process ended, where the record does not say so. */
  Optional<LastExit> unnotedEnd() {
    return task.filter(TaskState.Stopped.class::isInstance)
        .map(TaskState.Stopped.class::cast)
        .map(stopped -> new LastExit(stopped.exit(), oomKilled))
        .filter(end -> !LastExit.of(container).map(LastExit::exit).equals(Optional.of(end.exit())));
  }
}
