package org.zos.container.operation;

import java.util.Optional;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.restart.Ending;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.LastExit;
import org.zos.container.runtime.TaskState;
import org.zos.container.supervise.MemoryKills;
import org.zos.container.supervise.Subjects;

/** Tells why a container's process does not run. */
final class Endings {
  private final MemoryKills kills;

  Endings(MemoryKills kills) {
    this.kills = kills;
  }

  /**
   * Why it does not run; empty when it does.
   *
   * @param task what the engine has of it
   * @throws EngineException.Failed when the engine does not know what it does
   */
  Optional<Ending> of(ContainerRecord record, Optional<TaskState> task) {
    return task.isPresent() ? of(record, task.get()) : Optional.of(withoutTask(record));
  }

  private Optional<Ending> of(ContainerRecord record, TaskState task) {
    return switch (task) {
      case TaskState.Running _, TaskState.Paused _ -> Optional.empty();
      // somebody was cut short between making it ready and starting it
      case TaskState.Prepared _ -> Optional.of(new Ending.Gone());
      case TaskState.Stopped(long _, TaskState.Exit exit) ->
          Optional.of(new Ending.Exited(new LastExit(exit, ranOutOfMemory(record, exit))));
      case TaskState.Unknown _ ->
          throw new EngineException.Failed(
              "what the process of " + record.ref() + " does is not known");
    };
  }

  private boolean ranOutOfMemory(ContainerRecord record, TaskState.Exit exit) {
    return LastExit.of(record)
        .filter(last -> last.exit().equals(exit))
        .map(LastExit::oomKilled)
        .orElseGet(() -> kills.happened(record));
  }

  private static Ending withoutTask(ContainerRecord record) {
    return LastExit.of(record).<Ending>map(Ending.Exited::new).orElseGet(Ending.Gone::new);
  }

  /** What is to be told of the end of the process that the engine shows. */
  static Optional<LifecycleEvent> event(
      ContainerRecord record, Optional<TaskState> task, Ending why) {
    if (!(why instanceof Ending.Exited(LastExit last))
        || !(task.orElse(null) instanceof TaskState.Stopped(long pid, TaskState.Exit exit))) {
      return Optional.empty();
    }
    long signal = LifecycleEvent.Exited.signalOf(exit.code());
    return Optional.of(
        new LifecycleEvent.Exited(
            exit.at(), Subjects.of(record), pid, exit.code(), signal, last.oomKilled(), ""));
  }
}
