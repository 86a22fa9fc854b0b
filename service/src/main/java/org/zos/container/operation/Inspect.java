package org.zos.container.operation;

import org.zos.container.contract.ContainerDetails;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerState;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.TaskState;
import org.zos.container.spec.Targets;
import org.zos.zbus.codec.Codecs;

/** Tells all that is known of a container. */
public final class Inspect {
  private final ContainerEngine engine;

  public Inspect(ContainerEngine engine) {
    this.engine = engine;
  }

  /**
   * What the container was asked to be, passwords masked, and what it does now.
   *
   * @throws ContainerException.NotFound when there is none
   */
  public ContainerDetails inspect(String ns, String id) {
    ContainerRef ref = Refs.of(ns, id);
    ContainerRecord container = engine.find(ref).orElseThrow(() -> Refs.notFound(ref));
    String uid = container.label(Labels.UID);
    ContainerState state =
        engine
            .task(ref)
            .map(task -> state(task, uid))
            .orElseGet(() -> state(ContainerState.CREATED, 0, uid));
    return new ContainerDetails(Targets.mask(Definitions.of(container)), state);
  }

  private static ContainerState state(TaskState task, String uid) {
    return switch (task) {
      case TaskState.Prepared(long pid) -> state(ContainerState.CREATED, pid, uid);
      case TaskState.Running(long pid) -> state(ContainerState.RUNNING, pid, uid);
      case TaskState.Paused(long pid) -> state(ContainerState.PAUSED, pid, uid);
      case TaskState.Stopped(TaskState.Exit(long code, var at)) ->
          new ContainerState(ContainerState.STOPPED, 0, code, at, uid);
      case TaskState.Unknown() -> state(ContainerState.UNKNOWN, 0, uid);
    };
  }

  private static ContainerState state(String status, long pid, String uid) {
    return new ContainerState(status, pid, 0, Codecs.ZERO_TIME, uid);
  }
}
