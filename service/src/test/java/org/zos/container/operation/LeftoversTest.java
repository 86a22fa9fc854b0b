package org.zos.container.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerEngine.Signal;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.Labels;
import org.zos.container.testing.FakeEngine;
import org.zos.container.testing.FakeInstances;
import org.zos.container.testing.FakeNode;
import org.zos.container.testing.Step;
import org.zos.zbus.wire.EncodedValue;

/** What is left half made or half removed, and who goes on with it. */
final class LeftoversTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private static final Map<String, String> MAKING = Map.of(Labels.CREATING, "yes");
  private static final Map<String, String> REMOVING = Map.of(Labels.DELETING, "d1");

  @TempDir private Path folder;
  private FakeNode node;
  private FakeEngine engine;
  private Reconciliation reconciliation;

  @BeforeEach
  void makeNode() {
    node = new FakeNode(folder);
    engine = node.engine();
    reconciliation = node.reconciliation();
  }

  private void put(Map<String, String> state, String worker) {
    Map<String, String> labels = new HashMap<>(state);
    labels.put(Labels.WORKER, worker);
    put(labels);
  }

  private void put(Map<String, String> labels) {
    engine.put(new ContainerRecord(WEB, labels, new EncodedValue(new byte[0]), Instant.EPOCH));
    engine.putProcess(WEB);
  }

  private void reconcile() {
    reconciliation.reconcile(engine.list("blue"));
    node.background().runAll();
  }

  private void assertCleared() {
    assertThat(engine.isEmpty()).isTrue();
  }

  private void delete(String request) {
    node.operations().delete().delete(request, "blue", "web", () -> {});
  }

  @Test
  void aHalfMadeContainerWhoseMakerHasEndedIsRemovedAtOnce() {
    put(MAKING, "ended-1");
    reconcile();
    assertCleared();
    assertThat(engine.steps()).doesNotContain(Step.SIGNAL);
  }

  @Test
  void aHalfRemovedContainerWhoseRemoverHasEndedHasItsGraceAndIsRemoved() {
    put(REMOVING, "ended-1");
    reconcile();
    assertCleared();
    assertThat(engine.steps()).contains(Step.SIGNAL).doesNotContain(Step.KILL_ALL);
  }

  @Test
  void whatThisInstanceCouldNotEndIsItsOwnToGoOnWith() {
    put(REMOVING, FakeInstances.ME);
    reconcile();
    assertCleared();
  }

  @Test
  void whatAnotherInstanceWorksOnStays() {
    put(MAKING, "another");
    reconcile();
    put(REMOVING, "another");
    reconcile();
    assertThat(engine.runs(WEB)).isTrue();
    assertThatThrownBy(
            () -> node.operations().run().run("r1", "blue", node.container("web").build()))
        .isInstanceOf(ContainerException.AlreadyExists.class);
  }

  @Test
  void whatIsWholeStaysWhoeverMadeIt() {
    put(Map.of(Labels.WORKER, "ended-1"));
    reconcile();
    put(Map.of());
    reconcile();
    assertThat(engine.runs(WEB)).isTrue();
    assertThat(node.background().size()).isZero();
  }

  @Test
  void whatWasMadeWholeSinceItWasListedStays() {
    put(MAKING, "ended-1");
    List<ContainerRecord> listed = engine.list("blue");
    engine.removeLabel(WEB, Labels.CREATING);
    reconciliation.reconcile(listed);
    node.background().runAll();
    assertThat(engine.runs(WEB)).isTrue();
  }

  @Test
  void itGoesOnUntilTheEngineIsBack() {
    put(MAKING, "ended-1");
    engine.fail(Step.FIND, new EngineException.Unavailable("away"));
    engine.fail(Step.DELETE_TASK, new EngineException.Unavailable("away"));
    engine.loseAnswer(Step.DELETE, new EngineException.Unavailable("away"));
    reconcile();
    assertCleared();
  }

  @Test
  void aRemovalThatWasStuckGoesOnWithoutItsCaller() {
    node.operations().run().run("r1", "blue", node.container("web").build());
    engine.ignore(Signal.TERM);
    engine.ignore(Signal.KILL);
    assertThatThrownBy(() -> delete("d1"))
        .isInstanceOf(ContainerException.DeadlineExceeded.class)
        .hasMessageContaining("is stuck");
    assertThat(engine.runs(WEB)).isTrue();
    assertThat(engine.waits()).hasSize(2);
    // the first wait holds others up, and is short; in the second the kernel lets go
    engine.before(Step.AWAIT_EXIT, () -> {});
    engine.before(Step.AWAIT_EXIT, () -> engine.exit(WEB, 137));
    node.background().runAll();
    assertCleared();
    assertThat(engine.waits().subList(2, 4))
        .containsExactly(Duration.ofSeconds(10), Duration.ofMinutes(1));
    // and the same call, taken up again, is told that it has done it
    delete("d1");
    assertThatThrownBy(() -> delete("d2")).isInstanceOf(ContainerException.NotFound.class);
  }

  @Test
  void aRemovalThatFailedGoesOnWithoutItsCaller() {
    node.operations().run().run("r1", "blue", node.container("web").build());
    engine.fail(Step.DELETE_TASK, new EngineException.Unavailable("away"));
    assertThatThrownBy(() -> delete("d1")).isInstanceOf(EngineException.Unavailable.class);
    assertThat(engine.find(WEB)).isPresent();
    node.background().runAll();
    assertCleared();
  }

  @Test
  void aRunThatCouldNotBeUndoneIsUndoneLater() {
    engine.fail(Step.START_TASK, new EngineException.Unavailable("away"));
    engine.fail(Step.DELETE, new EngineException.Unavailable("away"));
    assertThatThrownBy(
            () -> node.operations().run().run("r1", "blue", node.container("web").build()))
        .isInstanceOf(EngineException.Unavailable.class);
    assertThat(engine.find(WEB)).isPresent();
    node.background().runAll();
    assertCleared();
  }

  @Test
  void aRunFinishesARemovalOfItsNameFirst() {
    put(REMOVING, "ended-1");
    node.operations().run().run("r1", "blue", node.container("web").build());
    assertThat(engine.find(WEB).orElseThrow().label(Labels.DELETING)).isEmpty();
    assertThat(engine.runs(WEB)).isTrue();
  }

  @Test
  void aDeleteThatAnotherDeleteFinishedHasDoneItToo() {
    put(REMOVING, "ended-1");
    delete("d2");
    delete("d1");
    assertThatThrownBy(() -> delete("d3")).isInstanceOf(ContainerException.NotFound.class);
  }

  @Test
  void aContainerIsClearedAwayByOneAtATime() {
    put(MAKING, "ended-1");
    node.upkeep().leftovers().finish(WEB);
    node.upkeep().leftovers().finish(WEB);
    assertThat(node.background().size()).isEqualTo(1);
    node.background().runAll();
    assertCleared();
    node.upkeep().leftovers().finish(WEB);
    assertThat(node.background().size()).isEqualTo(1);
  }

  @Test
  void whatTheEngineDoesLateIsClearedAwayToo() {
    engine.fail(Step.CREATE, new EngineException.Late("no answer", new IOException("late")));
    assertThatThrownBy(
            () -> node.operations().run().run("r1", "blue", node.container("web").build()))
        .isInstanceOf(EngineException.Late.class);
    assertCleared();
    // two at each look: as what is half made, and as what has no record
    engine.before(Step.FIND, () -> {});
    engine.before(Step.FIND, () -> {});
    engine.before(Step.FIND, () -> put(MAKING, FakeInstances.ME));
    node.background().runAll();
    assertCleared();
  }

  @Test
  void whatWasMadeReadyForAContainerWithoutARecordIsTakenAway() {
    node.outputs().prepare(WEB, node.container("web").build());
    reconcile();
    assertThat(node.outputs().isEmpty()).isTrue();
    assertThat(engine.steps()).doesNotContain(Step.CREATE);
  }

  @Test
  void aProcessThatOutlivedItsRecordIsEnded() {
    node.outputs().take(WEB);
    engine.putProcess(WEB);
    reconcile();
    assertCleared();
    assertThat(node.outputs().isEmpty()).isTrue();
  }

  @Test
  void whatARunHasMadeReadySinceItWasListedStays() {
    List<ContainerRecord> listed = engine.list("blue");
    node.operations().run().run("r1", "blue", node.container("web").build());
    reconciliation.reconcile(listed);
    node.background().runAll();
    assertThat(engine.runs(WEB)).isTrue();
    assertThat(node.outputs().prepared()).containsExactly(WEB);
  }

  @Test
  void anInterruptEndsIt() {
    put(MAKING, "ended-1");
    engine.goAway();
    node.upkeep().leftovers().finish(WEB);
    Thread.currentThread().interrupt();
    node.background().runAll();
    assertThat(Thread.interrupted()).isTrue();
    engine.comeBack();
    assertThat(engine.find(WEB)).isPresent();
    assertThat(engine.waits()).doesNotContain(Duration.ZERO);
  }
}
