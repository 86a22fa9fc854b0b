package org.zos.container.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.ExecOutput;
import org.zos.container.kernel.ProcessTrees;
import org.zos.container.logs.Captured;
import org.zos.container.logs.OutputCapture;
import org.zos.container.operation.Commands.Command;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.ExecEngine;
import org.zos.container.runtime.ExecRef;
import org.zos.container.runtime.TaskState;
import org.zos.container.spec.ExecProcess;
import org.zos.zbus.transport.Backoff;

/** Runs commands in containers that run. */
public final class Exec {
  private static final Logger LOG = System.getLogger(Exec.class.getName());

  private final ContainerEngine engine;
  private final ExecRemoval removal;
  private final Commands commands;
  private final OutputCapture outputs;
  private final Execs all;
  private final OutputBudget budget = new OutputBudget();

  /**
   * @param all where commands are noted while they run
   * @param backoffs paces the tries while the engine is away
   */
  public Exec(
      ContainerEngine engine,
      ExecEngine execs,
      ProcessTrees trees,
      OutputCapture outputs,
      Execs all,
      Supplier<Backoff> backoffs) {
    this.engine = engine;
    this.removal = new ExecRemoval(execs, trees, backoffs);
    this.commands = new Commands(execs, removal);
    this.outputs = outputs;
    this.all = all;
  }

  /**
   * A call, as it comes.
   *
   * @param request its id
   * @param ns the container's namespace
   * @param id the container's id
   * @param timeout how long the command may run
   * @param args the program and its arguments
   * @param whenAnswered takes what is to happen once the answer has been sent
   */
  public record Call(
      String request,
      String ns,
      String id,
      Duration timeout,
      List<String> args,
      Consumer<Runnable> whenAnswered) {
    ExecRef ref() {
      return new ExecRef(Refs.of(ns, id), ExecIds.of(request));
    }
  }

  /**
   * Runs a command, whose output goes nowhere.
   *
   * @throws ContainerException.FailedPrecondition when it ended with another code than 0, or can't
   *     be run
   * @throws ContainerException.DeadlineExceeded when its time was over
   */
  public void exec(Call call) throws InterruptedException {
    ExecRef exec = checked(call);
    try (Running running = all.begin(exec)) {
      long code = exec(command(exec, call), running);
      if (code != 0) {
        throw new ContainerException.FailedPrecondition(
            exec.container() + ": non-zero exit code: " + code);
      }
    }
  }

  private long exec(Command command, Running running) throws InterruptedException {
    try {
      note(command.exec());
      return commands.run(command, Optional.empty(), running);
    } finally {
      removeNotes(running);
    }
  }

  private void note(ExecRef exec) {
    try {
      outputs.note(exec);
    } catch (RuntimeException e) {
      // it would be missed only where Redis forgets the call and this instance is killed as well
      LOG.log(Level.WARNING, "a command runs without a note of it: {0}", e.getMessage());
    }
  }

  /** Runs a command, and gives how it ended and what it printed. */
  public ExecOutput execOutput(Call call) throws InterruptedException {
    ExecRef exec = checked(call);
    try (Running running = all.begin(exec)) {
      return execOutput(command(exec, call), running, call.whenAnswered());
    }
  }

  private ExecOutput execOutput(Command command, Running running, Consumer<Runnable> whenAnswered)
      throws InterruptedException {
    ExecRef exec = command.exec();
    try {
      URI output = outputs.prepare(exec, ExecOutput.MOST_BYTES);
      long code = commands.run(command, Optional.of(output), running);
      budget.take(outputs.size(exec), whenAnswered);
      Captured printed = outputs.collect(exec);
      return new ExecOutput(code, printed.stdout(), printed.stderr(), printed.truncated());
    } finally {
      removeNotes(running);
    }
  }

  private void removeNotes(Running running) {
    if (!running.isLeft()) {
      removeOutput(running.exec());
    }
  }

  private void removeOutput(ExecRef exec) {
    try {
      outputs.remove(exec);
    } catch (RuntimeException e) {
      // what came of the command is worth more
      LOG.log(Level.WARNING, "files of {0} are left behind: {1}", exec, e.getMessage());
    }
  }

  /**
   * Clears away what a call left that was cut short: the process with all that it began, and the
   * files.
   */
  public void abandon(String request, String ns, String id) {
    ExecRef exec = new ExecRef(Refs.of(ns, id), ExecIds.of(request));
    removal.end(exec);
    removeOutput(exec);
  }

  private ExecRef checked(Call call) {
    ExecRef exec = call.ref();
    List<String> faults = ExecCheck.faults(call.timeout(), call.args());
    if (!faults.isEmpty()) {
      throw new ContainerException.InvalidArgument(exec.container().toString(), faults);
    }
    return exec;
  }

  private Command command(ExecRef exec, Call call) {
    ContainerRef ref = exec.container();
    ContainerRecord container = engine.find(ref).orElseThrow(() -> Refs.notFound(ref));
    requireRunning(ref);
    String process =
        ExecProcess.of(container.ociSpec().text(), call.args())
            .orElseThrow(() ->
                new ContainerException.FailedPrecondition(
                    ref + " has no process that a command could be like"));
    return new Command(exec, process, call.timeout());
  }

  private void requireRunning(ContainerRef ref) {
    Optional<TaskState> state = engine.task(ref);
    if (state.filter(TaskState.Running.class::isInstance).isEmpty()) {
      throw new ContainerException.FailedPrecondition(
          ref + " does not run: it is " + state.map(Exec::word).orElse(ContainerState.CREATED));
    }
  }

  private static String word(TaskState state) {
    return switch (state) {
      case TaskState.Prepared prepared -> ContainerState.CREATED;
      case TaskState.Running running -> ContainerState.RUNNING;
      case TaskState.Paused paused -> ContainerState.PAUSED;
      case TaskState.Stopped stopped -> ContainerState.STOPPED;
      case TaskState.Unknown unknown -> ContainerState.UNKNOWN;
    };
  }
}
