package org.zos.container.operation;

import java.util.Map;
import java.util.Optional;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.Labels;
import org.zos.container.supervise.ContainerLocks.Held;

/**
 * Stops a container and removes it. What it is about to do stands on the record before it begins:
 * if it fails or dies, the removal goes on without it.
 */
public final class Delete {
  private final ContainerEngine engine;
  private final Upkeep upkeep;
  private final Execs commands;

  /**
   * @param commands what runs in containers, which ends with them
   */
  public Delete(ContainerEngine engine, Upkeep upkeep, Execs commands) {
    this.engine = engine;
    this.upkeep = upkeep;
    this.commands = commands;
  }

  /**
   * Stops a container and removes it; its log stays.
   *
   * @param request the id of the call
   * @param settled called when only one step is missing, which will be done whatever happens
   * @throws ContainerException.NotFound when there is none
   * @throws ContainerException.DeadlineExceeded when its process is stuck in the kernel; the
   *     removal goes on
   */
  public void delete(String request, String ns, String id, Runnable settled) {
    ContainerRef ref = Refs.of(ns, id);
    try (Held _ = upkeep.locks().take(ref)) {
      Optional<ContainerRecord> found = engine.find(ref);
      if (found.isPresent()) {
        remove(found.get(), Requests.label(request), settled);
      } else if (request.isEmpty() || !upkeep.finished().contains(Requests.label(request))) {
        throw Refs.notFound(ref);
      }
    }
  }

  private void remove(ContainerRecord container, String request, Runnable settled) {
    ContainerRef ref = container.ref();
    try {
      announce(container, request);
      upkeep.waits().cancel(ref);
      commands.cancel(ref);
      upkeep.removal().remove(ref, Definitions.source(container), Graces.of(container), settled);
      upkeep.finished().add(container);
    } catch (ContainerException.DeadlineExceeded e) {
      upkeep.leftovers().finishStuck(ref);
      throw e;
    } catch (RuntimeException e) {
      upkeep.leftovers().finish(ref);
      throw e;
    }
  }

  private void announce(ContainerRecord container, String request) {
    String first = container.label(Labels.DELETING);
    try {
      engine.setLabels(
          container.ref(),
          Map.of(
              Labels.DELETING,
              first.isEmpty() ? request : first,
              Labels.WORKER,
              upkeep.instances().self(),
              Labels.DESIRED,
              Labels.STOPPED));
    } catch (EngineException.NotFound e) {
      // another program was faster: what it left is removed all the same
      return;
    }
  }
}
