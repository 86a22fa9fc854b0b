package org.zos.container.operation;

import java.time.Duration;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.logs.OutputSink;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.spec.Defaults;

/** Stops a container and removes it. */
public final class Delete {
  private final ContainerEngine engine;
  private final Execs commands;
  private final Removal removal;

  /**
   * @param commands what runs in containers, which ends with them
   */
  public Delete(ContainerEngine engine, OutputSink outputs, Execs commands) {
    this.engine = engine;
    this.commands = commands;
    this.removal = new Removal(engine, outputs);
  }

  /**
   * Stops a container and removes it; its log stays.
   *
   * @throws ContainerException.NotFound when there is none
   */
  public void delete(String ns, String id) {
    ContainerRef ref = Refs.of(ns, id);
    ContainerRecord container = engine.find(ref).orElseThrow(() -> Refs.notFound(ref));
    commands.cancel(ref);
    removal.remove(ref, grace(container));
  }

  private static Duration grace(ContainerRecord container) {
    Container definition = Definitions.of(container);
    return Defaults.fill(definition).shutdownTimeout();
  }
}
