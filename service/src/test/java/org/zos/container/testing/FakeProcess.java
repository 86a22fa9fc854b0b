package org.zos.container.testing;

import java.time.Instant;
import java.util.Optional;
import org.zos.container.runtime.TaskState;
import org.zos.container.runtime.TaskState.Exit;

/** The process of a container that is in memory only. */
final class FakeProcess {
  private final long pid;
  private boolean started;
  private Optional<Exit> exit = Optional.empty();

  FakeProcess(long pid) {
    this.pid = pid;
  }

  long pid() {
    return pid;
  }

  void start() {
    started = true;
  }

  void end(long code, Instant at) {
    exit = Optional.of(new Exit(code, at));
  }

  boolean hasEnded() {
    return exit.isPresent();
  }

  boolean runs() {
    return started && !hasEnded();
  }

  TaskState state() {
    if (exit.isPresent()) {
      return new TaskState.Stopped(pid, exit.get());
    }
    return started ? new TaskState.Running(pid) : new TaskState.Prepared(pid);
  }
}
