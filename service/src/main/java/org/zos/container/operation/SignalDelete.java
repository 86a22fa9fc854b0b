package org.zos.container.operation;

import java.util.Map;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerEngine.Signal;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.Labels;
import org.zos.container.supervise.ContainerLocks.Held;

/** Asks a container's process to end, for good. */
public final class SignalDelete {
  private final ContainerEngine engine;
  private final Upkeep upkeep;

  public SignalDelete(ContainerEngine engine, Upkeep upkeep) {
    this.engine = engine;
    this.upkeep = upkeep;
  }

  /**
   * Sends TERM and does not wait for what comes of it; the process is not started again. What is
   * not there has ended already.
   */
  public void signal(String ns, String id) {
    ContainerRef ref = Refs.of(ns, id);
    try (Held _ = upkeep.locks().take(ref)) {
      // before the signal: whoever sees the end of the process must know that it was asked for
      engine.setLabels(ref, Map.of(Labels.DESIRED, Labels.STOPPED));
      upkeep.waits().cancel(ref);
      engine.signal(ref, Signal.TERM);
    } catch (EngineException.NotFound e) {
      // it has ended already
      return;
    }
  }
}
