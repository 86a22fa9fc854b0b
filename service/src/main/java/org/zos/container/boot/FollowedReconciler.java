package org.zos.container.boot;

import java.util.List;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.supervise.Reconciler;

/** Says that the engine is followed, now that it is known what there is, and goes on with that. */
record FollowedReconciler(Following following, Reconciler next) implements Reconciler {
  @Override
  public void reconcile(List<ContainerRecord> containers) {
    following.begin();
    next.reconcile(containers);
  }

  @Override
  public void ended(ContainerRef ref) {
    next.ended(ref);
  }
}
