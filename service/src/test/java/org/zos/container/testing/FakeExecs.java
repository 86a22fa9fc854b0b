package org.zos.container.testing;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.ExecEngine;
import org.zos.container.runtime.ExecRef;
import org.zos.container.runtime.TaskState;

/**
 * What a fake engine runs beside its containers' own processes: each until it is killed, unless a
 * test says otherwise. For any thread.
 */
public final class FakeExecs implements ExecEngine {
  /** A program that no container has. */
  public static final String MISSING = "/no/such/program";

  private static final long KILLED = 137;
  private static final long FIRST_PID = 5001;

  private final FakeEngine engine;
  private final InstantSource clock;
  private final Map<ExecRef, FakeExec> there = new HashMap<>();
  private final List<Asked> asked = new ArrayList<>();
  private OptionalLong code = OptionalLong.empty();
  private boolean immortal;
  private Optional<EngineException> failure = Optional.empty();
  private int away;
  private long nextPid = FIRST_PID;

  public FakeExecs(FakeEngine engine, InstantSource clock) {
    this.engine = engine;
    this.clock = clock;
  }

  /**
   * What was asked to be prepared.
   *
   * @param exec under which name
   * @param process as what
   * @param output with which place for its output
   */
  public record Asked(ExecRef exec, String process, Optional<URI> output) {}

  // what a test lets happen

  /** From now on each command ends at once, with this code. */
  public synchronized void endWith(long exitCode) {
    code = OptionalLong.of(exitCode);
  }

  /** From now on nothing that runs takes notice of being killed. */
  public synchronized void becomeImmortal() {
    immortal = true;
  }

  /** From now on none can be prepared. */
  public synchronized void failToPrepare(EngineException e) {
    failure = Optional.of(e);
  }

  /** The next so many questions find nobody. */
  public synchronized void goAwayFor(int questions) {
    away = questions;
  }

  /** The waiting for a command's end breaks off, as when the engine is started anew. */
  public synchronized void breakWaiting(ExecRef exec) {
    get("waiting for", exec).breakWaiting();
  }

  /** A command ends by itself. */
  public synchronized void exit(ExecRef exec, long exitCode) {
    end(get("ending", exec), exitCode);
  }

  // what a test looks at

  /** All that was asked to be prepared, in order. */
  public synchronized List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** Whether it runs. */
  public synchronized boolean runs(ExecRef exec) {
    return Optional.ofNullable(there.get(exec)).filter(each -> each.process().runs()).isPresent();
  }

  /** Whether nothing is left of any. */
  public synchronized boolean isEmpty() {
    return there.isEmpty();
  }

  // the engine

  @Override
  public synchronized void prepareExec(ExecRef exec, String process, Optional<URI> output) {
    reach();
    asked.add(new Asked(exec, process, output));
    failure.ifPresent(e -> {
      throw e;
    });
    TaskState container = engine.task(exec.container()).orElseThrow(() -> none("preparing", exec));
    if (container instanceof TaskState.Stopped) {
      throw new EngineException.Failed("preparing " + exec + ": it has ended", refused());
    }
    boolean missing = process.contains(MISSING);
    FakeExec before = there.putIfAbsent(exec, new FakeExec(new FakeProcess(nextPid++), missing));
    if (before != null) {
      throw new EngineException.AlreadyExists("preparing " + exec + ": it exists", refused());
    }
  }

  @Override
  public synchronized CompletableFuture<TaskState.Exit> exitOf(ExecRef exec) {
    try {
      return get("waiting for", exec).exit();
    } catch (EngineException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public synchronized long startExec(ExecRef exec) {
    FakeExec found = get("starting", exec);
    if (found.isMissing()) {
      throw new EngineException.Failed("starting " + exec + ": no " + MISSING, refused());
    }
    found.process().start();
    code.ifPresent(exitCode -> end(found, exitCode));
    return found.process().pid();
  }

  @Override
  public synchronized Optional<TaskState> exec(ExecRef exec) {
    reach();
    return Optional.ofNullable(there.get(exec)).map(each -> each.process().state());
  }

  @Override
  public synchronized boolean killExec(ExecRef exec) {
    boolean alive = runs(exec);
    reach();
    if (alive && !immortal) {
      end(get("killing", exec), KILLED);
    }
    return alive;
  }

  @Override
  public synchronized boolean deleteExec(ExecRef exec) {
    reach();
    if (runs(exec)) {
      throw new EngineException.Failed("removing " + exec + ": it runs", refused());
    }
    return there.remove(exec) != null;
  }

  private void end(FakeExec exec, long exitCode) {
    exec.process().end(exitCode, clock.instant());
    exec.tell();
  }

  private FakeExec get(String what, ExecRef exec) {
    reach();
    return Optional.ofNullable(there.get(exec)).orElseThrow(() -> none(what, exec));
  }

  private void reach() {
    if (away > 0) {
      away--;
      throw new EngineException.Unavailable("the engine can't be reached");
    }
  }

  private static EngineException none(String what, ExecRef exec) {
    return new EngineException.NotFound(what + " " + exec + ": there is none", refused());
  }

  private static Exception refused() {
    return new IllegalStateException("refused");
  }
}
