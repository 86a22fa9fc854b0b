package org.zos.container.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.ExecEngine;
import org.zos.container.runtime.ExecRef;
import org.zos.container.runtime.TaskState.Exit;

/**
 * Runs commands to their ends, and leaves nothing of them in the engine, whatever happens. For any
 * thread; each waits for its own command only.
 */
final class Commands {
  private static final Logger LOG = System.getLogger(Commands.class.getName());

  /** Between two tries to wait on, where the engine went away and the command did not. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final ExecEngine engine;
  private final ExecRemoval removal;

  Commands(ExecEngine engine, ExecRemoval removal) {
    this.engine = engine;
    this.removal = removal;
  }

  /**
   * What is to be run.
   *
   * @param exec its name
   * @param process the process part of an OCI specification, JSON
   * @param timeout how long it may run
   */
  record Command(ExecRef exec, String process, Duration timeout) {}

  /**
   * Runs a command.
   *
   * @param output where its output goes; empty for nowhere
   * @param running tells when it is to end before its time
   * @return its exit code
   * @throws ContainerException.DeadlineExceeded when its time was over, and it was killed
   * @throws ContainerException.FailedPrecondition when it can't be started
   */
  long run(Command command, Optional<URI> output, Running running) throws InterruptedException {
    long code;
    try {
      prepare(command, output);
      code = toEnd(command, running);
    } catch (RuntimeException | InterruptedException e) {
      endAfter(e, running);
      throw e;
    }
    forget(running);
    return code;
  }

  private void prepare(Command command, Optional<URI> output) {
    try {
      engine.prepareExec(command.exec(), command.process(), output);
    } catch (EngineException.AlreadyExists e) {
      // nobody here runs it: a module that was killed has left it
      removal.end(command.exec());
      engine.prepareExec(command.exec(), command.process(), output);
    } catch (EngineException.NotFound | EngineException.Failed e) {
      throw new ContainerException.FailedPrecondition(String.valueOf(e.getMessage()), e);
    }
  }

  /** The waiting begins before the start, so that no end is so quick that it is missed. */
  private long toEnd(Command command, Running running) throws InterruptedException {
    CompletableFuture<Exit> exit = engine.exitOf(command.exec());
    try {
      if (!running.start(() -> start(command.exec()), command.timeout())) {
        throw timedOut(command);
      }
    } catch (RuntimeException | InterruptedException e) {
      exit.cancel(true);
      throw e;
    }
    return await(exit, command, running).code();
  }

  private void start(ExecRef exec) {
    try {
      engine.startExec(exec);
    } catch (EngineException.NotFound | EngineException.Failed e) {
      throw new ContainerException.FailedPrecondition(String.valueOf(e.getMessage()), e);
    }
  }

  /** Waits on where the engine goes away: the command does not go with it. */
  private Exit await(CompletableFuture<Exit> first, Command command, Running running)
      throws InterruptedException {
    long end = System.nanoTime() + command.timeout().toNanos();
    for (CompletableFuture<Exit> exit = first; ; exit = engine.exitOf(command.exec())) {
      try {
        CompletableFuture.anyOf(exit, running.stop())
            .get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        return exit.join();
      } catch (TimeoutException e) {
        throw timedOut(command);
      } catch (ExecutionException e) {
        throwUnlessAway(e);
        pause(running);
      } finally {
        exit.cancel(true);
      }
    }
  }

  private static ContainerException timedOut(Command command) {
    return new ContainerException.DeadlineExceeded(
        command.exec().container() + ": execution timed out");
  }

  private static void throwUnlessAway(ExecutionException e) {
    switch (e.getCause()) {
      case EngineException.Unavailable away ->
          LOG.log(Level.DEBUG, "the end of a command is waited for again", away);
      case RuntimeException other -> throw other;
      case null, default -> throw new IllegalStateException(e);
    }
  }

  /** A moment, or less when the command is to end. */
  private static void pause(Running running) throws InterruptedException {
    try {
      running.stop().get(PAUSE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.log(Level.TRACE, "whoever waits next finds out which", e);
    }
  }

  private void endAfter(Exception cause, Running running) {
    try {
      removal.end(running.exec());
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
      leave(running, e);
    }
  }

  private void forget(Running running) {
    try {
      removal.forget(running.exec());
    } catch (RuntimeException e) {
      // it is done: not to tell its caller would help nobody
      leave(running, e);
    }
  }

  private static void leave(Running running, RuntimeException why) {
    running.leave();
    LOG.log(Level.WARNING, "{0} is left behind for now: {1}", running.exec(), why.getMessage());
  }
}
