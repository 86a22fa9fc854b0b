package org.zos.container.operation;

import java.util.Optional;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerStats;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRef;

/** Measures what a container uses. */
public final class Stats {
  private final ContainerEngine engine;

  public Stats(ContainerEngine engine) {
    this.engine = engine;
  }

  /**
   * What a container uses right now.
   *
   * @throws ContainerException.NotFound when there is no such container
   * @throws ContainerException.FailedPrecondition when its process does not run
   */
  public ContainerStats measure(String ns, String id) {
    ContainerRef ref = Refs.of(ns, id);
    Optional<ContainerStats> usage = engine.usage(ref);
    if (usage.isPresent()) {
      return usage.get();
    }
    if (engine.find(ref).isEmpty()) {
      throw Refs.notFound(ref);
    }
    throw new ContainerException.FailedPrecondition(
        ref + " uses nothing that could be measured: its process does not run");
  }
}
