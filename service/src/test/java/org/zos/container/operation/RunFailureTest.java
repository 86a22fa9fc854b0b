package org.zos.container.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerEngine.Signal;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.Labels;
import org.zos.container.testing.FakeEngine;
import org.zos.container.testing.FakeNode;
import org.zos.container.testing.Step;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.wire.EncodedValue;

/** Run where the engine or the shim fails, or the call is cut short. */
final class RunFailureTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");

  @TempDir private Path folder;
  private FakeNode node;
  private FakeEngine engine;
  private Run run;

  @BeforeEach
  void makeNode() {
    node = new FakeNode(folder);
    engine = node.engine();
    run = node.operations().run();
  }

  private Container web() {
    return node.container("web").build();
  }

  private static EngineException failed(String cause) {
    return new EngineException.Failed(
        "working on " + WEB + ": " + cause, new IOException("disk full"));
  }

  private static EngineException away() {
    return new EngineException.Unavailable("containerd can't be reached: working on " + WEB);
  }

  private void assertNothingIsLeft() {
    assertThat(engine.isEmpty()).isTrue();
    assertThat(node.outputs().isEmpty()).isTrue();
  }

  private void assertRunFailsAndLeavesNothing(String cause) {
    assertThatThrownBy(() -> run.run("r1", "blue", web()))
        .hasMessageContainingAll("container 'web' in namespace 'blue'", cause);
    assertNothingIsLeft();
    assertThat(run.run("r2", "blue", web())).isEqualTo("web");
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"CREATE", "CREATE_TASK", "START_TASK", "REMOVE_LABEL"})
  void aStepThatFailsLeavesNothingBehind(Step step) {
    engine.fail(step, failed("no space left"));
    assertRunFailsAndLeavesNothing("no space left");
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"CREATE", "CREATE_TASK", "START_TASK", "REMOVE_LABEL"})
  void aStepWhoseAnswerIsLostLeavesNothingBehind(Step step) {
    engine.loseAnswer(step, away());
    assertRunFailsAndLeavesNothing("can't be reached");
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"CREATE_TASK", "START_TASK"})
  void whatTheContainerItselfIsToBlameForCanBePutRight(Step step) {
    engine.fail(step, failed("exec: not found"));
    assertThatThrownBy(() -> run.run("r1", "blue", web()))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContaining("exec: not found");
  }

  @Test
  void aPlaceForOutputThatCanNotBeMadeLeavesNothingBehind() {
    node.outputs()
        .failToPrepare(new ContainerException.FailedPrecondition("the log of " + WEB + ": full"));
    assertThatThrownBy(() -> run.run("r1", "blue", web()))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContaining("full");
    assertNothingIsLeft();
  }

  @Test
  void aShimThatIsNotThereKeepsTheProcessFromBeginning() {
    node.outputs()
        .failToConfirm(new ContainerException.FailedPrecondition("the log of " + WEB + ": ended"));
    assertThatThrownBy(() -> run.run("r1", "blue", web()))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContaining("ended");
    assertThat(engine.steps()).contains(Step.CREATE_TASK).doesNotContain(Step.START_TASK);
    assertNothingIsLeft();
  }

  @Test
  void aNameThatIsTakenInBetweenIsRefusedAndItsContainerStays() {
    ContainerRecord foreign = record(Map.of());
    engine.before(Step.CREATE, () -> engine.put(foreign));
    assertThatThrownBy(() -> run.run("r1", "blue", web()))
        .isInstanceOf(ContainerException.AlreadyExists.class)
        .hasMessage(WEB + " already exists");
    assertThat(engine.find(WEB)).contains(foreign);
  }

  @Test
  void aContainerOfThatNameRunsOnWhenItIsNotKnownWhatTheEngineDid() {
    ContainerRecord foreign = record(Map.of(Labels.UID, "another"));
    engine.put(foreign);
    engine.putProcess(WEB);
    engine.fail(Step.CREATE, away());
    assertThatThrownBy(() -> run.run("r1", "blue", web()))
        .isInstanceOf(EngineException.Unavailable.class);
    node.background().runAll();
    assertThat(engine.find(WEB)).contains(foreign);
    assertThat(engine.runs(WEB)).isTrue();
  }

  private static ContainerRecord record(Map<String, String> labels) {
    return new ContainerRecord(WEB, labels, new EncodedValue(new byte[0]), Instant.EPOCH);
  }

  @Test
  void aContainerThatACrashLeftHalfMadeIsClearedAway() {
    engine.put(record(Map.of(Labels.CREATING, "yes", Labels.UID, "old")));
    engine.putProcess(WEB);
    assertThat(run.run("r1", "blue", web())).isEqualTo("web");
    assertThat(engine.find(WEB).orElseThrow().label(Labels.UID)).startsWith("uid-");
    assertThat(engine.runs(WEB)).isTrue();
    assertThat(engine.waits()).hasSize(1);
  }

  @Test
  void aCallThatIsTakenUpAgainMakesItsHalfMadeContainerAnew() {
    engine.put(record(Map.of(Labels.CREATING, "yes", Labels.REQUEST, "r1")));
    assertThat(run.run("r1", "blue", web())).isEqualTo("web");
    assertThat(engine.find(WEB).orElseThrow().label(Labels.CREATING)).isEmpty();
  }

  @Test
  void aProcessThatWasLeftWithoutARecordIsClearedAway() {
    engine.putProcess(WEB);
    assertThat(run.run("r1", "blue", web())).isEqualTo("web");
    assertThat(engine.runs(WEB)).isTrue();
    assertThat(engine.waits()).hasSize(1);
  }

  @Test
  void aNameThatTheEngineDoesNotLetGoOfIsNotToldAsTaken() {
    for (int i = 0; i < 2; i++) {
      engine.fail(
          Step.CREATE_TASK,
          new EngineException.AlreadyExists("working on " + WEB, new IOException("exists")));
    }
    assertThatThrownBy(() -> run.run("r1", "blue", web()))
        .isInstanceOf(ContainerException.FailedPrecondition.class);
    assertNothingIsLeft();
  }

  @Test
  void aFailureToClearAwayIsToldBesideTheFirst() {
    engine.fail(Step.START_TASK, failed("the first"));
    engine.before(Step.KILL_ALL, engine::goAway);
    assertThatThrownBy(() -> run.run("r1", "blue", web()))
        .hasMessageContaining("the first")
        .satisfies(e -> assertThat(Eventually.present(e.getCause()).getSuppressed()).hasSize(1));
    engine.comeBack();
    assertThat(engine.find(WEB).orElseThrow().label(Labels.CREATING)).isNotEmpty();
  }

  @Test
  void anInterruptLeavesTheLabelForWhoeverRunsTheCallNext() {
    engine.before(
        Step.START_TASK,
        () -> {
          Thread.currentThread().interrupt();
          throw away();
        });
    assertThatThrownBy(() -> run.run("r1", "blue", web()))
        .isInstanceOf(EngineException.Unavailable.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(engine.find(WEB).orElseThrow().label(Labels.CREATING)).isNotEmpty();
    assertThat(engine.steps()).doesNotContain(Step.DELETE);

    assertThat(run.run("r1", "blue", web())).isEqualTo("web");
    assertThat(engine.find(WEB).orElseThrow().label(Labels.CREATING)).isEmpty();
  }

  @Test
  void aHalfMadeContainerThatIsStuckIsNotMadeAnew() {
    engine.put(record(Map.of(Labels.CREATING, "yes")));
    engine.putProcess(WEB);
    engine.ignore(Signal.KILL);
    assertThatThrownBy(() -> run.run("r1", "blue", web()))
        .isInstanceOf(ContainerException.DeadlineExceeded.class)
        .hasMessageContainingAll(WEB.toString(), "stuck");
    assertThat(engine.runs(WEB)).isTrue();
  }
}
