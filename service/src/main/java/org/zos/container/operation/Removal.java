package org.zos.container.operation;

import java.time.Duration;
import org.zos.container.contract.ContainerException;
import org.zos.container.kernel.TermCheck;
import org.zos.container.logs.OutputSink;
import org.zos.container.rootfs.RootFilesystems;
import org.zos.container.rootfs.RootSource;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.supervise.MemoryKills;

/**
 * Takes a container away, step by step. Each step may have been done before, by a call that was cut
 * short: what is gone already is as good. The record goes last, so that nothing is left of a
 * container that can't be found any more.
 */
final class Removal {
  private final ContainerEngine engine;
  private final OutputSink outputs;
  private final RootFilesystems roots;
  private final Stopping stopping;
  private final MemoryKills kills;

  Removal(
      ContainerEngine engine,
      OutputSink outputs,
      RootFilesystems roots,
      TermCheck term,
      MemoryKills kills) {
    this.engine = engine;
    this.outputs = outputs;
    this.roots = roots;
    this.kills = kills;
    this.stopping = new Stopping(engine, term);
  }

  /**
   * Ends the container's process and removes all there is of it.
   *
   * @param source where its root file system comes from
   * @param grace from TERM to KILL; zero for KILL at once
   * @param settled called when only the record is still there
   * @return whether the engine had a record of it
   * @throws ContainerException.DeadlineExceeded when the process does not end even of KILL
   */
  boolean remove(ContainerRef ref, RootSource source, Duration grace, Runnable settled) {
    stopping.stop(ref, grace);
    kills.look(ref, () -> engine.find(ref));
    clearTask(ref);
    outputs.remove(ref);
    roots.release(ref, source);
    settled.run();
    return engine.delete(ref);
  }

  /** The same at once, when nobody knows any more where its root file system comes from. */
  void removeUnknown(ContainerRef ref) {
    clear(ref);
    outputs.remove(ref);
    roots.release(ref);
    engine.delete(ref);
  }

  /** Ends a process that an earlier container of this name has left, and removes it. */
  void clear(ContainerRef ref) {
    stopping.stop(ref, Duration.ZERO);
    clearTask(ref);
  }

  private void clearTask(ContainerRef ref) {
    // also when no task is listed: half removed ones are not listed, and block the name
    engine.deleteTask(ref);
  }
}
