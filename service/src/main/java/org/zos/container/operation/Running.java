package org.zos.container.operation;

import java.util.concurrent.CompletableFuture;
import org.zos.container.runtime.ExecRef;
import org.zos.container.runtime.TaskState;

/** One command that runs, until it is closed. */
final class Running implements AutoCloseable {
  private final ExecRef exec;
  private final Execs all;
  private final CompletableFuture<TaskState.Exit> stop = new CompletableFuture<>();

  Running(ExecRef exec, Execs all) {
    this.exec = exec;
    this.all = all;
  }

  ExecRef exec() {
    return exec;
  }

  /** Is completed, with the reason as its failure, when the command is to end at once. */
  CompletableFuture<TaskState.Exit> stop() {
    return stop;
  }

  @Override
  public void close() {
    all.end(this);
  }
}
