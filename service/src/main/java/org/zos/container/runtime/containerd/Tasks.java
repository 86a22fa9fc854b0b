package org.zos.container.runtime.containerd;

import org.zos.container.runtime.TaskState;
import org.zos.container.runtime.containerd.api.task.Process;

/** A container's process as containerd tells of it, and as the module sees it. */
final class Tasks {
  private Tasks() {}

  static TaskState state(Process process) {
    long pid = process.getPid();
    return switch (process.getStatus()) {
      case CREATED -> new TaskState.Prepared(pid);
      case RUNNING -> new TaskState.Running(pid);
      case PAUSED, PAUSING -> new TaskState.Paused(pid);
      case STOPPED ->
          new TaskState.Stopped(
              pid,
              new TaskState.Exit(
                  process.getExitStatus(), Timestamps.instant(process.getExitedAt())));
      case UNKNOWN, UNRECOGNIZED -> new TaskState.Unknown();
    };
  }
}
