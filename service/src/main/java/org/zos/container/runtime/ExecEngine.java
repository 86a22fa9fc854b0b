package org.zos.container.runtime;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Runs further processes in containers that run. As for {@link ContainerEngine}, any thread may
 * call, methods block within the engine's bounds, and throw {@link EngineException}.
 */
public interface ExecEngine {
  /**
   * Prepares a process, which then waits to be started.
   *
   * @param process the process part of an OCI specification, JSON
   * @param output where its output goes; empty for nowhere
   * @throws EngineException.AlreadyExists when the container has one of that name
   * @throws EngineException.NotFound when the container has no process of its own
   * @throws EngineException.Failed when the container's own process has ended
   */
  void prepareExec(ExecRef exec, String process, Optional<URI> output);

  /**
   * Begins to wait for the end of a process that was prepared, whether it is started yet or not.
   * Blocks nothing.
   *
   * @return is completed with how it ended, or with an {@link EngineException}; cancelling it ends
   *     the waiting
   */
  CompletableFuture<TaskState.Exit> exitOf(ExecRef exec);

  /**
   * Starts a prepared process.
   *
   * @return its pid on the host; it may have ended by now
   * @throws EngineException.Failed when it can't be, for example for want of such a program
   */
  long startExec(ExecRef exec);

  /** What it does; empty when there is none. */
  Optional<TaskState> exec(ExecRef exec);

  /**
   * Kills it, but nothing that it has begun.
   *
   * @return false when there is none, or it has ended
   */
  boolean killExec(ExecRef exec);

  /**
   * Forgets one that has ended or was never started. Returns when its output, up to here, has gone
   * where it goes.
   *
   * @return false when there was none
   * @throws EngineException.Failed when it runs
   */
  boolean deleteExec(ExecRef exec);
}
