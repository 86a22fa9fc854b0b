package org.zos.container.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.zos.container.contract.ContainerException;
import org.zos.container.logs.OutputSink;
import org.zos.container.rootfs.RootFilesystems;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.supervise.Reconciler;

/**
 * Has what others left half made, half removed, or without a record cleared away, and commands that
 * nobody waits for; has started again what should run and does not. For any thread.
 */
public final class Reconciliation implements Reconciler {
  private static final Logger LOG = System.getLogger(Reconciliation.class.getName());

  private final ContainerEngine engine;
  private final OutputSink outputs;
  private final RootFilesystems roots;
  private final LostCommands commands;
  private final Leftovers leftovers;
  private final Restarts restarts;
  private final Executor threads;

  /**
   * @param threads runs what takes time; whoever made it ends it, by interrupts
   */
  public Reconciliation(
      ContainerEngine engine,
      OutputSink outputs,
      RootFilesystems roots,
      LostCommands commands,
      Restarts restarts,
      Upkeep upkeep,
      Executor threads) {
    this.engine = engine;
    this.outputs = outputs;
    this.roots = roots;
    this.commands = commands;
    this.restarts = restarts;
    this.leftovers = upkeep.leftovers();
    this.threads = threads;
  }

  @Override
  public void reconcile(List<ContainerRecord> containers) {
    clearAway(containers);
    restarts.tendAll(containers);
  }

  private void clearAway(List<ContainerRecord> containers) {
    // each is looked at again when it is its turn: by then somebody may have gone on with it
    containers.stream().filter(Unfinished::is).map(ContainerRecord::ref).forEach(leftovers::finish);
    withoutRecord(containers).forEach(leftovers::finishOrphan);
    commands.clearAway();
  }

  @Override
  public void ended(ContainerRef ref) {
    restarts.tend(ref);
  }

  /**
   * Clears away once more, because another instance may have ended. Does not wait. While the engine
   * is away nothing is done: whoever follows it reconciles when it is back. Nothing is started
   * again: only whoever follows the engine does that, which has first told what there is.
   */
  public void again() {
    try {
      threads.execute(this::listAndClearAway);
    } catch (RejectedExecutionException closing) {
      LOG.log(Level.DEBUG, "what another instance left is left to the next one");
    }
  }

  private void listAndClearAway() {
    try {
      clearAway(engine.namespaces().stream().flatMap(ns -> engine.list(ns).stream()).toList());
    } catch (EngineException e) {
      LOG.log(Level.DEBUG, "what another instance left is not looked for: {0}", e.getMessage());
    }
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
