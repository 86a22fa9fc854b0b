package org.zos.container.operation;

import java.time.Duration;
import org.zos.container.contract.ContainerException;
import org.zos.container.logs.OutputSink;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerEngine.Signal;
import org.zos.container.runtime.ContainerRef;

/**
 * Takes a container away, step by step. Each step may have been done before, by a call that was cut
 * short: what is gone already is as good.
 */
final class Removal {
  /** After KILL only the kernel can still hold a process, in a system call that does not end. */
  private static final Duration AFTER_KILL = Duration.ofSeconds(10);

  private final ContainerEngine engine;
  private final OutputSink outputs;

  Removal(ContainerEngine engine, OutputSink outputs) {
    this.engine = engine;
    this.outputs = outputs;
  }

  /**
   * Ends the container's process and removes all there is of it.
   *
   * @param grace from TERM to KILL; zero for KILL at once
   * @return whether the engine had a record of it
   */
  boolean remove(ContainerRef ref, Duration grace) {
    clear(ref, grace);
    boolean existed = engine.delete(ref);
    outputs.remove(ref);
    return existed;
  }

  /** Ends the container's process and removes all that the engine keeps of it, but no record. */
  void clear(ContainerRef ref, Duration grace) {
    stop(ref, grace);
    // also when no task is listed: half removed ones are not listed, and block the name
    engine.deleteTask(ref);
  }

  private void stop(ContainerRef ref, Duration grace) {
    if (!grace.isZero() && engine.signal(ref, Signal.TERM) && engine.awaitExit(ref, grace)) {
      return;
    }
    if (engine.killAll(ref) && !engine.awaitExit(ref, AFTER_KILL)) {
      throw new ContainerException.DeadlineExceeded(
          ref
              + " is stuck: its process has not ended %d s after KILL"
                  .formatted(AFTER_KILL.toSeconds()));
    }
  }
}
