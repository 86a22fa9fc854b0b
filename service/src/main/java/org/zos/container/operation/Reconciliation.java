package org.zos.container.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.zos.container.contract.ContainerException;
import org.zos.container.logs.OutputSink;
import org.zos.container.rootfs.RootFilesystems;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.supervise.Reconciler;

/**
 * Has what others left half made, half removed, or without a record cleared away, and commands that
 * nobody waits for; has started again what should run and does not. For any thread.
 */
public final class Reconciliation implements Reconciler {
  private static final Logger LOG = System.getLogger(Reconciliation.class.getName());

  private final OutputSink outputs;
  private final RootFilesystems roots;
  private final LostCommands commands;
  private final Leftovers leftovers;
  private final Restarts restarts;

  public Reconciliation(
      OutputSink outputs,
      RootFilesystems roots,
      LostCommands commands,
      Restarts restarts,
      Upkeep upkeep) {
    this.outputs = outputs;
    this.roots = roots;
    this.commands = commands;
    this.restarts = restarts;
    this.leftovers = upkeep.leftovers();
  }

  @Override
  public void reconcile(List<ContainerRecord> containers) {
    // each is looked at again when it is its turn: by then somebody may have gone on with it
    containers.stream().filter(Unfinished::is).map(ContainerRecord::ref).forEach(leftovers::finish);
    withoutRecord(containers).forEach(leftovers::finishOrphan);
    commands.clearAway();
    restarts.tendAll(containers);
  }

  @Override
  public void ended(ContainerRef ref) {
    restarts.tend(ref);
  }

  private Set<ContainerRef> withoutRecord(List<ContainerRecord> containers) {
    try {
      Set<ContainerRef> left = new HashSet<>(outputs.prepared());
      left.addAll(roots.prepared());
      left.removeAll(containers.stream().map(ContainerRecord::ref).collect(Collectors.toSet()));
      return left;
    } catch (ContainerException e) {
      LOG.log(Level.WARNING, "what has no record is not cleared away: {0}", e.getMessage());
      return Set.of();
    }
  }
}
