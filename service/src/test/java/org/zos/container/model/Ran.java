package org.zos.container.model;

import java.util.List;
import java.util.Optional;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineEvents;
import org.zos.container.runtime.TaskState;

/** A process, and who has seen what became of it. Guarded by {@link Truth}. */
final class Ran {
  final long pid;
  final ContainerRef ref;
  final String uid;
  Optional<TaskState.Exit> exit = Optional.empty();
  boolean began;
  boolean outOfMemory;
  boolean vanished;
  boolean forgotten;
  List<EngineEvents> sawKill = List.of();
  List<EngineEvents> sawEnd = List.of();

  Ran(long pid, ContainerRef ref, String uid) {
    this.pid = pid;
    this.ref = ref;
    this.uid = uid;
  }

  long pid() {
    return pid;
  }

  @Override
  public String toString() {
    return "process " + pid + " of " + ref + " " + uid;
  }
}
