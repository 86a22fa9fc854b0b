package org.zos.container.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.TaskState;

/** A command that is in memory only, and those who wait for its end. */
final class FakeExec {
  private final FakeProcess process;
  private final boolean missing;
  private final List<CompletableFuture<TaskState.Exit>> waiting = new ArrayList<>();

  /**
   * @param missing whether there is no such program
   */
  FakeExec(FakeProcess process, boolean missing) {
    this.process = process;
    this.missing = missing;
  }

  FakeProcess process() {
    return process;
  }

  boolean isMissing() {
    return missing;
  }

  CompletableFuture<TaskState.Exit> exit() {
    CompletableFuture<TaskState.Exit> exit = new CompletableFuture<>();
    waiting.add(exit);
    tell();
    return exit;
  }

  /** Tells all who wait, if there is something to tell. */
  void tell() {
    if (process.state() instanceof TaskState.Stopped(long pid, TaskState.Exit exit)) {
      waiting.forEach(each -> each.complete(exit));
    }
  }

  void breakWaiting() {
    waiting.forEach(each ->
        each.completeExceptionally(new EngineException.Unavailable("the engine has ended")));
    waiting.clear();
  }
}
