package org.zos.container.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerStats;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerEngine.Signal;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineEvent;
import org.zos.container.runtime.EngineEvents;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.NewContainer;
import org.zos.container.runtime.SpecJson;
import org.zos.container.runtime.TaskState;
import org.zos.zbus.wire.EncodedValue;

/** What every engine promises. A subclass says which engine, and what it needs to run a process. */
public abstract class EngineContract {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final EncodedValue DEFINITION = new EncodedValue(new byte[] {(byte) 0xc0, 0, 1});

  private final ContainerRef ref = new ContainerRef("contract", "web");

  /** The engine, the same for all calls of one test. */
  protected abstract ContainerEngine engine();

  /** An OCI specification whose process runs until it is killed. */
  protected abstract String endlessProcess();

  /** Where an engine can send output. */
  protected abstract URI output();

  @AfterEach
  void clear() {
    if (engine().killAll(ref)) {
      engine().awaitExit(ref, PATIENCE);
    }
    engine().deleteTask(ref);
    engine().delete(ref);
  }

  private void create() {
    engine()
        .create(
            new NewContainer(
                ref, Map.of("a/b.c", "1", "d", "two words"), endlessProcess(), DEFINITION));
  }

  private long run() {
    create();
    engine().createTask(ref, output());
    return engine().startTask(ref);
  }

  private void end() {
    assertThat(engine().killAll(ref)).isTrue();
    assertThat(engine().awaitExit(ref, PATIENCE)).isTrue();
  }

  @Test
  void tellsItsVersion() {
    assertThat(engine().version()).isNotEmpty();
  }

  @Test
  void aNamespaceIsThereOnceThereIsAContainerInIt() {
    create();
    assertThat(engine().namespaces()).containsOnlyOnce(ref.ns());
  }

  @Test
  void keepsWhatItIsGiven() {
    create();
    ContainerRecord found = engine().find(ref).orElseThrow();
    assertThat(found.ref()).isEqualTo(ref);
    assertThat(found.labels()).containsEntry("a/b.c", "1").containsEntry("d", "two words");
    assertThat(found.definition()).isEqualTo(DEFINITION);
    assertThat(found.ociSpec()).isEqualTo(SpecJson.of(endlessProcess()));
    assertThat(engine().list(ref.ns())).containsExactly(found);
  }

  @Test
  void keepsANameOnce() {
    create();
    assertThatThrownBy(this::create)
        .isInstanceOf(EngineException.AlreadyExists.class)
        .hasMessageContaining(ref.toString());
  }

  @Test
  void keepsEqualNamesInTwoNamespacesApart() {
    create();
    assertThat(engine().find(new ContainerRef("elsewhere", ref.id()))).isEmpty();
    assertThat(engine().list("elsewhere")).isEmpty();
  }

  @Test
  void takesOneLabelAway() {
    create();
    engine().removeLabel(ref, "a/b.c");
    assertThat(engine().find(ref).orElseThrow().labels())
        .doesNotContainKey("a/b.c")
        .containsEntry("d", "two words");
  }

  @Test
  void setsLabelsAndLeavesOthers() {
    create();
    engine().setLabels(ref, Map.of("a/b.c", "2", "e.f/g", "new"));
    assertThat(engine().find(ref).orElseThrow().labels())
        .containsEntry("a/b.c", "2")
        .containsEntry("d", "two words")
        .containsEntry("e.f/g", "new");
  }

  @Test
  void changesWhatAContainerIsMadeFrom() {
    create();
    EncodedValue other = new EncodedValue(new byte[] {2, 3});
    engine().update(ref, endlessProcess(), other);
    ContainerRecord found = engine().find(ref).orElseThrow();
    assertThat(found.definition()).isEqualTo(other);
    assertThat(found.ociSpec()).isEqualTo(SpecJson.of(endlessProcess()));
    assertThat(found.labels()).containsEntry("a/b.c", "1").containsEntry("d", "two words");
    engine().createTask(ref, output());
    engine().startTask(ref);
    assertThat(engine().task(ref)).containsInstanceOf(TaskState.Running.class);
  }

  @Test
  void whatIsNotThereIsNoFailure() {
    assertThat(engine().find(ref)).isEmpty();
    assertThat(engine().task(ref)).isEmpty();
    assertThat(engine().signal(ref, Signal.TERM)).isFalse();
    assertThat(engine().killAll(ref)).isFalse();
    assertThat(engine().awaitExit(ref, PATIENCE)).isTrue();
    assertThat(engine().deleteTask(ref)).isFalse();
    assertThat(engine().delete(ref)).isFalse();
  }

  @Test
  void whatIsNotThereCanNotBeWorkedOn() {
    assertThatThrownBy(() -> engine().removeLabel(ref, "d"))
        .isInstanceOf(EngineException.NotFound.class);
    assertThatThrownBy(() -> engine().setLabels(ref, Map.of("d", "1")))
        .isInstanceOf(EngineException.NotFound.class);
    assertThatThrownBy(() -> engine().update(ref, endlessProcess(), DEFINITION))
        .isInstanceOf(EngineException.NotFound.class);
    assertThatThrownBy(() -> engine().createTask(ref, output()))
        .isInstanceOf(EngineException.NotFound.class);
    assertThatThrownBy(() -> engine().startTask(ref)).isInstanceOf(EngineException.NotFound.class);
  }

  @Test
  void aProcessIsPreparedThenRunsThenHasEnded() {
    create();
    assertThat(engine().task(ref)).isEmpty();
    engine().createTask(ref, output());
    assertThat(engine().task(ref)).containsInstanceOf(TaskState.Prepared.class);
    long pid = engine().startTask(ref);
    assertThat(engine().task(ref)).contains(new TaskState.Running(pid));
    end();
    assertThat(engine().task(ref).orElseThrow())
        .isInstanceOfSatisfying(
            TaskState.Stopped.class, stopped -> assertThat(stopped.exit().code()).isEqualTo(137));
  }

  @Test
  void measuresWhatRunsAndNothingElse() {
    assertThat(engine().usage(ref)).isEmpty();
    create();
    assertThat(engine().usage(ref)).isEmpty();
    engine().createTask(ref, output());
    engine().startTask(ref);
    ContainerStats usage = engine().usage(ref).orElseThrow();
    assertThat(usage.memory().usage()).isPositive();
    assertThat(usage.pids().current()).isPositive();
    end();
    assertThat(engine().usage(ref)).isEmpty();
  }

  @Test
  void aContainerHasOneProcess() {
    run();
    assertThatThrownBy(() -> engine().createTask(ref, output()))
        .isInstanceOf(EngineException.AlreadyExists.class);
  }

  @Test
  void aProcessThatRunsOnIsWaitedForInVain() {
    run();
    assertThat(engine().awaitExit(ref, Duration.ofMillis(1))).isFalse();
  }

  @Test
  void aProcessThatHasEndedCanNotBeSignalled() {
    run();
    end();
    assertThat(engine().signal(ref, Signal.TERM)).isFalse();
  }

  @Test
  void killingWhatAnEndedProcessLeftIsNoFailure() {
    run();
    end();
    engine().killAll(ref);
    assertThat(engine().awaitExit(ref, PATIENCE)).isTrue();
  }

  @Test
  void aProcessThatRunsIsNotClearedAway() {
    run();
    assertThatThrownBy(() -> engine().deleteTask(ref)).isInstanceOf(EngineException.Failed.class);
    assertThat(engine().task(ref)).isPresent();
  }

  @Test
  void aProcessThatHasEndedIsClearedAwayOnce() {
    run();
    end();
    assertThat(engine().deleteTask(ref)).isTrue();
    assertThat(engine().deleteTask(ref)).isFalse();
    assertThat(engine().task(ref)).isEmpty();
  }

  @Test
  void aProcessThatNeverBeganIsClearedAway() {
    create();
    engine().createTask(ref, output());
    end();
    assertThat(engine().deleteTask(ref)).isTrue();
  }

  @Test
  void aRecordIsForgottenOnce() {
    create();
    assertThat(engine().delete(ref)).isTrue();
    assertThat(engine().delete(ref)).isFalse();
    assertThat(engine().find(ref)).isEmpty();
  }

  @Test
  void aNameIsFreeAgainWhenItsContainerIsGone() {
    run();
    end();
    engine().deleteTask(ref);
    engine().delete(ref);
    run();
    assertThat(engine().task(ref)).isPresent();
  }

  @Test
  void tellsASubscriberWhatHappensInOrder() {
    try (EngineEvents events = engine().subscribe()) {
      long pid = run();
      end();
      engine().deleteTask(ref);
      engine().delete(ref);
      List<EngineEvent> told = next(events, 4);
      assertThat(told)
          .map(EngineEvent::getClass)
          .map(Class::getSimpleName)
          .containsExactly("Created", "Started", "Exited", "Deleted");
      assertThat(told).allMatch(event -> event.ref().equals(ref));
      assertThat(((EngineEvent.Started) told.get(1)).pid()).isEqualTo(pid);
      EngineEvent.Exited exited = (EngineEvent.Exited) told.get(2);
      assertThat(exited.pid()).isEqualTo(pid);
      assertThat(exited.code()).isEqualTo(137);
    }
  }

  private static List<EngineEvent> next(EngineEvents events, int count) {
    List<EngineEvent> told = new ArrayList<>();
    while (told.size() < count) {
      told.add(events.next());
    }
    return told;
  }

  @Test
  void closingASubscriptionEndsIt() {
    EngineEvents events = engine().subscribe();
    events.close();
    assertThatThrownBy(events::next).isInstanceOf(EngineException.Unavailable.class);
  }
}
