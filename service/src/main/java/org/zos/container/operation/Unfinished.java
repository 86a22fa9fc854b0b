package org.zos.container.operation;

import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.Labels;

/** Tells which containers somebody began to make or to remove, and will not go on with. */
final class Unfinished {
  private final Instances instances;

  Unfinished(Instances instances) {
    this.instances = instances;
  }

  /** Whether it was begun and not ended, by whomever. */
  static boolean is(ContainerRecord container) {
    return isHalfMade(container) || isHalfRemoved(container);
  }

  /** Whether it was never wholly there. */
  static boolean isHalfMade(ContainerRecord container) {
    return !container.label(Labels.CREATING).isEmpty();
  }

  /** Whether its removal has begun. */
  static boolean isHalfRemoved(ContainerRecord container) {
    return !container.label(Labels.DELETING).isEmpty();
  }

  /**
   * Whether it is left for this instance to clear away. To be asked while nobody else in this
   * process may change the container: then what this instance itself began was left by a failure.
   */
  boolean isLeft(ContainerRecord container) {
    String worker = container.label(Labels.WORKER);
    return is(container)
        && (worker.isEmpty() || worker.equals(instances.self()) || instances.hasEnded(worker));
  }
}
