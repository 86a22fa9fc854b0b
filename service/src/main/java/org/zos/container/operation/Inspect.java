package org.zos.container.operation;

import org.zos.container.contract.ContainerDetails;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerState;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.LastExit;
import org.zos.container.runtime.TaskState;
import org.zos.container.spec.Targets;
import org.zos.container.supervise.MemoryKills;
import org.zos.zbus.codec.Codecs;

/** Tells all that is known of a container. */
public final class Inspect {
  private final ContainerEngine engine;
  private final MemoryKills kills;

  /**
   * @param kills knows who ran out of memory
   */
  public Inspect(ContainerEngine engine, MemoryKills kills) {
    this.engine = engine;
    this.kills = kills;
  }

  /**
   * What the container was asked to be, passwords masked, and what it does now.
   *
   * @throws ContainerException.NotFound when there is none
   */
  public ContainerDetails inspect(String ns, String id) {
    ContainerRef ref = Refs.of(ns, id);
    ContainerRecord container = engine.find(ref).orElseThrow(() -> Refs.notFound(ref));
    ContainerState state =
        engine
            .task(ref)
            .map(task -> state(container, task))
            .orElseGet(() -> withoutTask(container));
    return new ContainerDetails(Targets.mask(Definitions.of(container)), state);
  }

  private ContainerState state(ContainerRecord container, TaskState task) {
    String uid = container.label(Labels.UID);
    return switch (task) {
      case TaskState.Prepared(long pid) -> state(ContainerState.CREATED, pid, uid);
      case TaskState.Running(long pid) -> state(ContainerState.RUNNING, pid, uid);
      case TaskState.Paused(long pid) -> state(ContainerState.PAUSED, pid, uid);
      case TaskState.Stopped(long pid, TaskState.Exit exit) ->
          stopped(exit, ranOutOfMemory(container), uid);
      case TaskState.Unknown() -> state(ContainerState.UNKNOWN, 0, uid);
    };
  }

  private boolean ranOutOfMemory(ContainerRecord container) {
    return kills.happened(container)
        || LastExit.of(container).filter(LastExit::oomKilled).isPresent();
  }

  /** Its process was never prepared, or the engine has forgotten it. */
  private static ContainerState withoutTask(ContainerRecord container) {
    String uid = container.label(Labels.UID);
    return LastExit.of(container)
        .map(last -> stopped(last.exit(), last.oomKilled(), uid))
        .orElseGet(() -> state(ContainerState.CREATED, 0, uid));
  }

  private static ContainerState stopped(TaskState.Exit exit, boolean oomKilled, String uid) {
    return new ContainerState(ContainerState.STOPPED, 0, exit.code(), exit.at(), uid, oomKilled);
  }

  private static ContainerState state(String status, long pid, String uid) {
    return new ContainerState(status, pid, 0, Codecs.ZERO_TIME, uid);
  }
}
