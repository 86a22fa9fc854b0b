package org.zos.container.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.publish.EventSink;
import org.zos.container.restart.Decision;
import org.zos.container.restart.Decisions;
import org.zos.container.restart.Ending;
import org.zos.container.restart.History;
import org.zos.container.restart.HistoryLabel;
import org.zos.container.restart.RestartRule;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.GivenUp;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.TaskState;
import org.zos.container.supervise.ContainerLocks.Held;
import org.zos.container.supervise.MemoryKills;
import org.zos.container.supervise.Subjects;

/** Does for one container, once, what is decided: notes it, tells it, starts it again. */
public final class Tending {
  private static final Logger LOG = System.getLogger(Tending.class.getName());

  /** A label has room for 4096 bytes, the key included. */
  private static final int MOST_REASON = 1000;

  private final ContainerEngine engine;
  private final Endings endings;
  private final Revival revival;
  private final Decommissions decommissions;
  private final Upkeep upkeep;
  private final EventSink sink;
  private final InstantSource clock;

  /**
   * @param kills knows who ran out of memory
   * @param decommissions tells of those that are given up
   * @param sink takes what there is to tell
   */
  public Tending(
      ContainerEngine engine,
      MemoryKills kills,
      Revival revival,
      Decommissions decommissions,
      Upkeep upkeep,
      EventSink sink,
      InstantSource clock) {
    this.engine = engine;
    this.endings = new Endings(kills);
    this.revival = revival;
    this.decommissions = decommissions;
    this.upkeep = upkeep;
    this.sink = sink;
    this.clock = clock;
  }

  /**
   * Looks after a container.
   *
   * @param due whether its delay has passed, so that it is started now if it is to be
   * @return when to look again, which is due then; empty when there is nothing to do
   * @throws EngineException when the engine does not say what there is, or does not note it
   */
  Optional<Duration> tend(ContainerRef ref, boolean due) {
    if (engine.task(ref).flatMap(TaskState::livePid).isPresent()) {
      // most of them, most of the time: nobody is kept waiting for that
      return Optional.empty();
    }
    try (Held _ = upkeep.locks().take(ref)) {
      Optional<ContainerRecord> record = engine.find(ref).filter(Tending::isTended);
      return record.flatMap(container -> tend(container, engine.task(ref), due));
    }
  }

  private Optional<Duration> tend(
      ContainerRecord container, Optional<TaskState> task, boolean due) {
    Optional<Ending> why = endings.of(container, task);
    // before what is decided because of it: who follows the engine may not have come to it yet
    why.flatMap(ending -> Endings.event(container, task, ending)).ifPresent(sink::found);
    return why.flatMap(ending -> act(container, ending, due));
  }

  /** Whether it is this module's to start: containerd's own monitor may look after others. */
  static boolean isTended(ContainerRecord container) {
    return container.isOurs()
        && !Unfinished.is(container)
        && container.label(Labels.ENGINE_RESTARTS).isEmpty();
  }

  private Optional<Duration> act(ContainerRecord container, Ending why, boolean due) {
    return switch (decide(container, why, HistoryLabel.read(container))) {
      case Decision.Ignore() -> Optional.empty();
      case Decision.GiveUp giveUp -> giveUp(container, why, giveUp);
      case Decision.Restart restart -> {
        // that it is gone is found again when it is due, and was told before
        note(container, why, due && why instanceof Ending.Gone ? restart.told() : restart);
        yield due
            ? start(container, why instanceof Ending.Gone, restart.history())
            : Optional.of(restart.delay());
      }
    };
  }

  private static Decision decide(ContainerRecord container, Ending why, History history) {
    boolean wanted =
        !container.label(Labels.DESIRED).equals(Labels.STOPPED)
            && container.label(Labels.GAVE_UP).isEmpty();
    RestartRule rule = RestartRule.of(Definitions.of(container).restart());
    return Decisions.of(why, history, rule, wanted);
  }

  private Optional<Duration> giveUp(ContainerRecord container, Ending why, Decision.GiveUp giveUp) {
    GivenUp verdict = new GivenUp(giveUp.attempt(), clock.instant(), shortened(giveUp.reason()));
    Map<String, String> labels = labels(container, why, giveUp.history());
    labels.put(Labels.GAVE_UP, verdict.toLabel());
    labels.put(Labels.DECOMMISSION, "due");
    engine.setLabels(container.ref(), labels);
    LOG.log(Level.WARNING, "{0} is given up: {1}", container.ref(), verdict.reason());
    sink.found(Subjects.gaveUp(container, verdict));
    decommissions.ask(container.ref());
    return Optional.empty();
  }

  private void note(ContainerRecord container, Ending why, Decision.Restart restart) {
    Map<String, String> labels = labels(container, why, restart.history());
    if (!labels.isEmpty()) {
      engine.setLabels(container.ref(), labels);
    }
    if (restart.news()) {
      String reason = shortened(restart.reason());
      LOG.log(Level.INFO, "{0} is to be started again: {1}", container.ref(), reason);
      sink.found(
          new LifecycleEvent.Restarting(
              clock.instant(), Subjects.of(container), restart.attempt(), reason));
    }
  }

  /** What the record does not say yet. */
  private static Map<String, String> labels(
      ContainerRecord container, Ending why, History history) {
    Map<String, String> labels = new HashMap<>();
    if (why instanceof Ending.Exited(var exit)) {
      // the engine's memory of it goes with the process that is cleared away
      labels.put(Labels.EXIT, exit.toLabel());
    }
    labels.put(Labels.RESTARTS, HistoryLabel.of(history));
    labels.entrySet().removeIf(each -> container.label(each.getKey()).equals(each.getValue()));
    return labels;
  }

  private Optional<Duration> start(ContainerRecord container, boolean lost, History history) {
    try {
      revival.start(container, lost);
    } catch (ContainerException | EngineException e) {
      return notStarted(container, history, String.valueOf(e.getMessage()));
    }
    LOG.log(Level.INFO, "{0} was started again", container.ref());
    if (history.notStarted() > 0) {
      noteThatItStarted(container, history.started());
    }
    return Optional.empty();
  }

  private Optional<Duration> notStarted(ContainerRecord container, History history, String reason) {
    if (Thread.currentThread().isInterrupted()) {
      return Optional.empty();
    }
    Ending why = new Ending.NotStarted(reason);
    return decide(container, why, history) instanceof Decision.Restart again
        ? noted(container, why, again)
        : Optional.empty();
  }

  private Optional<Duration> noted(ContainerRecord container, Ending why, Decision.Restart again) {
    try {
      note(container, why, again);
    } catch (EngineException e) {
      LOG.log(Level.DEBUG, "{0}: {1}", container.ref(), e.getMessage());
    }
    return Optional.of(again.delay());
  }

  private void noteThatItStarted(ContainerRecord container, History history) {
    try {
      engine.setLabels(container.ref(), Map.of(Labels.RESTARTS, HistoryLabel.of(history)));
    } catch (EngineException e) {
      LOG.log(Level.DEBUG, "{0}: {1}", container.ref(), e.getMessage());
    }
  }

  private static String shortened(String reason) {
    return reason.length() > MOST_REASON ? reason.substring(0, MOST_REASON) : reason;
  }
}
