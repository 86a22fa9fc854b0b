package org.zos.container.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import org.zos.container.contract.Container;
import org.zos.container.logs.OutputSink;
import org.zos.container.rootfs.RootSource;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.NewContainer;
import org.zos.container.supervise.ContainerLocks;
import org.zos.container.supervise.ContainerLocks.Held;

/**
 * Clears away what is left of containers that the engine has no record of: another program removed
 * it, or the engine did what it had been asked for when nobody waited for it any more.
 */
final class Orphans {
  private static final Logger LOG = System.getLogger(Orphans.class.getName());

  private final ContainerEngine engine;
  private final OutputSink outputs;
  private final Removal removal;
  private final ContainerLocks locks;
  private final Instances instances;

  Orphans(
      ContainerEngine engine,
      OutputSink outputs,
      Removal removal,
      ContainerLocks locks,
      Instances instances) {
    this.engine = engine;
    this.outputs = outputs;
    this.removal = removal;
    this.locks = locks;
    this.instances = instances;
  }

  /** Leaves nothing of this container, if it is still without a record. */
  void clearAway(ContainerRef ref) {
    try (Held _ = locks.take(ref)) {
      if (engine.find(ref).isPresent()) {
        return;
      }
      LOG.log(Level.INFO, "clearing away what is left of {0}, which has no record", ref);
      if (outputs.isTaken(ref)) {
        // the engine finds a process by its container's record only
        engine.create(record(ref));
      }
      removal.removeUnknown(ref);
    }
  }

  /**
   * The same for one whose making was given up, and of which something may have come to be since.
   *
   * @param source where its root file system was to come from
   */
  void clearAway(ContainerRef ref, RootSource source) {
    try (Held _ = locks.take(ref)) {
      if (engine.find(ref).isEmpty()) {
        removal.remove(ref, source, Duration.ZERO, () -> {});
      }
    }
  }

  private NewContainer record(ContainerRef ref) {
    return new NewContainer(
        ref,
        Map.of(Labels.CREATING, "yes", Labels.WORKER, instances.self()),
        Making.NO_SPEC,
        Definitions.encode(Container.named(ref.id()).build()));
  }
}
