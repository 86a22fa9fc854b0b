package org.zos.container.operation;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.zos.container.kernel.TermCheck;
import org.zos.container.logs.OutputSink;
import org.zos.container.rootfs.RootFilesystems;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.supervise.ContainerLocks;
import org.zos.container.supervise.MemoryKills;
import org.zos.zbus.transport.Backoff;

/** What all that make and remove containers share. Immutable; its parts are for any thread. */
public final class Upkeep {
  private final Instances instances;
  private final ContainerLocks locks;
  private final Waits waits = new Waits();
  private final Finished finished = new Finished();
  private final Unfinished unfinished;
  private final Removal removal;
  private final Leftovers leftovers;

  /**
   * @param kills knows who ran out of memory
   * @param locks lets one at a time change a container
   * @param backoffs between tries at what can't be cleared away, one for each
   * @param threads runs what goes on in the background; whoever made it ends it, by interrupts
   */
  public Upkeep(
      ContainerEngine engine,
      OutputSink outputs,
      RootFilesystems roots,
      TermCheck term,
      MemoryKills kills,
      Instances instances,
      ContainerLocks locks,
      Supplier<Backoff> backoffs,
      Executor threads) {
    this.instances = instances;
    this.locks = locks;
    this.unfinished = new Unfinished(instances);
    this.removal = new Removal(engine, outputs, roots, term, kills);
    this.leftovers =
        new Leftovers(
            engine,
            removal,
            new Orphans(engine, outputs, removal, locks, instances),
            locks,
            unfinished,
            finished,
            backoffs,
            threads);
  }

  Instances instances() {
    return instances;
  }

  /** One at a time for each container. */
  public ContainerLocks locks() {
    return locks;
  }

  /** Who waits to be started again. */
  Waits waits() {
    return waits;
  }

  Unfinished unfinished() {
    return unfinished;
  }

  Leftovers leftovers() {
    return leftovers;
  }

  Finished finished() {
    return finished;
  }

  Removal removal() {
    return removal;
  }
}
