package org.zos.container.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.zos.container.contract.ContainerException;
import org.zos.container.kernel.KernelException;
import org.zos.container.kernel.ProcessTree;
import org.zos.container.kernel.ProcessTrees;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.ExecEngine;
import org.zos.container.runtime.ExecRef;
import org.zos.container.runtime.TaskState;
import org.zos.zbus.transport.Backoff;

/**
 * Ends commands in containers with what they have begun, and removes them from the engine. What is
 * gone already is as good. For any thread.
 */
final class ExecRemoval {
  private static final Logger LOG = System.getLogger(ExecRemoval.class.getName());

  /** An engine that is started anew is back after some seconds. */
  private static final int MOST_TRIES = 30;

  private final ExecEngine engine;
  private final ProcessTrees trees;
  private final Supplier<Backoff> backoffs;

  /**
   * @param backoffs paces the tries while the engine is away
   */
  ExecRemoval(ExecEngine engine, ProcessTrees trees, Supplier<Backoff> backoffs) {
    this.engine = engine;
    this.trees = trees;
    this.backoffs = backoffs;
  }

  /**
   * Kills a command that may still run, and removes it. An interrupt does not keep it from that.
   *
   * @throws ContainerException.DeadlineExceeded when it does not end
   */
  void end(ExecRef exec) {
    uninterrupted(
        exec,
        () -> {
          kill(exec);
          try {
            engine.deleteExec(exec);
          } catch (EngineException.Failed e) {
            // it was just being started, by a call that nobody waits for any more
            kill(exec);
            engine.deleteExec(exec);
          }
        });
  }

  /** Removes a command that has ended, whose output is complete then. */
  void forget(ExecRef exec) {
    uninterrupted(exec, () -> engine.deleteExec(exec));
  }

  private void uninterrupted(ExecRef exec, Runnable removal) {
    boolean interrupted = Thread.interrupted();
    try {
      persist(exec, removal);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void persist(ExecRef exec, Runnable removal) {
    Backoff backoff = backoffs.get();
    for (int tries = 1; ; tries++) {
      try {
        removal.run();
        return;
      } catch (EngineException.Unavailable | EngineException.Late e) {
        LOG.log(Level.DEBUG, "{0} is not removed yet: {1}", exec, e.getMessage());
        if (tries == MOST_TRIES || !backoff.pause()) {
          throw e;
        }
      }
    }
  }

  private void kill(ExecRef exec) {
    if (running(exec).isEmpty()) {
      return;
    }
    CompletableFuture<TaskState.Exit> exit = engine.exitOf(exec);
    try {
      running(exec).ifPresent(pid -> killTree(exec, pid));
      engine.killExec(exec);
      exit.get(Stopping.AFTER_KILL.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new ContainerException.DeadlineExceeded(
          "%s is stuck: it has not ended %d s after KILL"
              .formatted(exec, Stopping.AFTER_KILL.toSeconds()),
          e);
    } catch (ExecutionException e) {
      throwUnlessGone(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException.Unavailable("interrupted while " + exec + " was killed", e);
    } finally {
      exit.cancel(true);
    }
  }

  private static void throwUnlessGone(ExecutionException e) {
    switch (e.getCause()) {
      case EngineException.NotFound gone -> LOG.log(Level.DEBUG, "gone meanwhile", gone);
      case RuntimeException failure -> throw failure;
      case null, default -> throw new IllegalStateException(e);
    }
  }

  private Optional<Long> running(ExecRef exec) {
    return engine.exec(exec).flatMap(TaskState::livePid);
  }

  private void killTree(ExecRef exec, long pid) {
    try {
      Optional<ProcessTree> held = trees.hold(pid);
      if (held.isEmpty()) {
        return;
      }
      try (ProcessTree tree = held.get()) {
        // it ran after it was held, so it is no later process of that number
        if (running(exec).filter(now -> now == pid).isPresent()) {
          tree.kill();
        }
      }
    } catch (KernelException e) {
      LOG.log(Level.WARNING, "what {0} has begun may go on: {1}", exec, e.getMessage());
    }
  }
}
