package org.zos.container.supervise;

import java.util.List;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;

/** Puts right what earlier instances, and this one in its troubles, have left behind. */
@FunctionalInterface
public interface Reconciler {
  /**
   * Compares what there is with what there should be. Must not block: what takes time is done
   * elsewhere.
   *
   * @param containers all that the engine knows, of other programs too
   */
  void reconcile(List<ContainerRecord> containers);

  /** The process of a container has ended, which was told and noted. Must not block either. */
  default void ended(ContainerRef ref) {}
}
