package org.zos.container.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.zos.container.contract.ContainerException;
import org.zos.container.kernel.ProcessTrees;
import org.zos.container.logs.OutputCapture;
import org.zos.container.runtime.ExecEngine;
import org.zos.container.runtime.ExecRef;
import org.zos.zbus.transport.Backoff;

/**
 * Clears away commands that no call waits for any more: the instance that ran them was killed, and
 * Redis has lost the calls, so nobody takes them over; or the engine was away for so long that they
 * were left behind. Each is known by a note. For any thread.
 */
public final class LostCommands {
  private static final Logger LOG = System.getLogger(LostCommands.class.getName());

  private final ExecRemoval removal;
  private final OutputCapture outputs;
  private final Execs live;
  private final Instances instances;
  private final Executor threads;

  /**
   * @param live the commands that are not lost, of this instance
   * @param instances tells whether there are others, whose commands are not known here
   * @param backoffs paces the tries while the engine is away
   * @param threads runs what takes time; whoever made it ends it, by interrupts
   */
  public LostCommands(
      ExecEngine engine,
      ProcessTrees trees,
      OutputCapture outputs,
      Execs live,
      Instances instances,
      Supplier<Backoff> backoffs,
      Executor threads) {
    this.removal = new ExecRemoval(engine, trees, backoffs);
    this.outputs = outputs;
    this.live = live;
    this.instances = instances;
    this.threads = threads;
  }

  /**
   * Has those cleared away that there are now; does nothing while another instance runs, as they
   * may be that one's. Does not wait.
   */
  void clearAway() {
    if (!instances.isAlone()) {
      return;
    }
    try {
      for (ExecRef exec : noted()) {
        threads.execute(() -> clearAway(exec));
      }
    } catch (RejectedExecutionException closing) {
      LOG.log(Level.DEBUG, "lost commands are left to the next instance");
    }
  }

  private List<ExecRef> noted() {
    try {
      return outputs.noted();
    } catch (ContainerException e) {
      LOG.log(Level.WARNING, "lost commands are not cleared away: {0}", e.getMessage());
      return List.of();
    }
  }

  private void clearAway(ExecRef exec) {
    // as one of its own, so that no call begins it meanwhile
    try (Running _ = live.begin(exec)) {
      removal.end(exec);
      outputs.remove(exec);
      LOG.log(Level.INFO, "{0} was cleared away: its call is lost", exec);
    } catch (ContainerException.AlreadyExists e) {
      LOG.log(Level.DEBUG, "{0} has a call that waits for it", exec);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "{0} can''t be cleared away: {1}", exec, e.getMessage());
    }
  }
}
