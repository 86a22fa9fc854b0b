package org.zos.container.operation;

import java.util.List;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.supervise.Reconciler;

/** Has what others left half made or half removed cleared away. For any thread. */
public final class Reconciliation implements Reconciler {
  private final Leftovers leftovers;

  public Reconciliation(Leftovers leftovers) {
    this.leftovers = leftovers;
  }

  @Override
  public void reconcile(List<ContainerRecord> containers) {
    // looked at again when it is their turn: by then somebody may have gone on with one
    containers.stream().filter(Unfinished::is).map(ContainerRecord::ref).forEach(leftovers::finish);
  }
}
