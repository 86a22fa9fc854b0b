package org.zos.container.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerEngine.Signal;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.TaskState;
import org.zos.container.testing.FakeEngine;
import org.zos.container.testing.FakeInstances;
import org.zos.container.testing.FakeNode;
import org.zos.container.testing.Step;
import org.zos.zbus.wire.EncodedValue;

final class DeleteTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private static final Duration DEFAULT_GRACE = Duration.ofSeconds(3);
  private static final Duration AFTER_KILL = Duration.ofSeconds(10);

  @TempDir private Path folder;
  private FakeNode node;
  private FakeEngine engine;
  private Delete delete;

  @BeforeEach
  void makeNode() {
    node = new FakeNode(folder);
    engine = node.engine();
    delete = node.operations().delete();
  }

  private void run(Duration shutdownTimeout) {
    node.operations()
        .run()
        .run("r1", "blue", node.container("web").shutdownTimeout(shutdownTimeout).build());
  }

  private void run() {
    run(Duration.ZERO);
  }

  private void deleteWeb() {
    delete.delete("d1", "blue", "web", () -> {});
  }

  private void assertNothingIsLeft() {
    assertThat(engine.isEmpty()).isTrue();
    assertThat(node.outputs().isEmpty()).isTrue();
  }

  @Test
  void aProcessThatHeedsTermIsNotKilled() {
    run();
    deleteWeb();
    assertNothingIsLeft();
    assertThat(engine.steps()).contains(Step.SIGNAL).doesNotContain(Step.KILL_ALL);
    assertThat(engine.waits()).containsExactly(DEFAULT_GRACE);
  }

  @Test
  void aProcessThatIgnoresTermIsKilledAfterItsGrace() {
    run();
    engine.ignore(Signal.TERM);
    deleteWeb();
    assertNothingIsLeft();
    assertThat(engine.steps())
        .containsSubsequence(Step.SIGNAL, Step.AWAIT_EXIT, Step.KILL_ALL, Step.AWAIT_EXIT);
    assertThat(engine.waits()).containsExactly(DEFAULT_GRACE, AFTER_KILL);
  }

  @Test
  void theCallerOfRunHasSaidHowLongTheGraceIs() {
    run(Duration.ofMillis(1234));
    deleteWeb();
    assertThat(engine.waits()).containsExactly(Duration.ofMillis(1234));
  }

  @Test
  void theKernelsCountIsReadBeforeItGoesWithTheTask() {
    run();
    node.counters().kills(WEB, 1);
    ContainerRecord record = engine.find(WEB).orElseThrow();
    engine.before(Step.DELETE_TASK, () -> node.counters().kills(WEB, 0));
    deleteWeb();
    assertThat(node.kills().happened(record)).isTrue();
  }

  @Test
  void aProcessThatIsStuckIsToldAndKept() {
    run();
    engine.ignore(Signal.TERM);
    engine.ignore(Signal.KILL);
    assertThatThrownBy(this::deleteWeb)
        .isInstanceOf(ContainerException.DeadlineExceeded.class)
        .hasMessageContainingAll(WEB.toString(), "stuck", "10 s after KILL");
    assertThat(engine.find(WEB)).isPresent();
  }

  @Test
  void aProcessThatWasStuckCanBeDeletedLater() {
    run();
    engine.ignore(Signal.TERM);
    engine.ignore(Signal.KILL);
    assertThatThrownBy(this::deleteWeb).isInstanceOf(ContainerException.DeadlineExceeded.class);
    engine.exit(WEB, 137);
    deleteWeb();
    assertNothingIsLeft();
  }

  @Test
  void aProcessThatHasEndedIsNotWaitedFor() {
    run();
    engine.exit(WEB, 0);
    deleteWeb();
    assertNothingIsLeft();
    assertThat(engine.waits()).isEmpty();
  }

  @Test
  void theProcessGoesBeforeTheRecord() {
    run();
    deleteWeb();
    assertThat(engine.steps()).containsSubsequence(Step.DELETE_TASK, Step.DELETE);
  }

  @Test
  void itSaysOnTheRecordWhatItWillDoBeforeItDoesIt() {
    run();
    engine.before(
        Step.SIGNAL,
        () ->
            assertThat(engine.find(WEB).orElseThrow().labels())
                .containsEntry(Labels.DELETING, "d1")
                .containsEntry(Labels.DESIRED, Labels.STOPPED)
                .containsEntry(Labels.WORKER, FakeInstances.ME));
    deleteWeb();
    assertNothingIsLeft();
    assertThat(engine.steps()).containsSubsequence(Step.SET_LABELS, Step.SIGNAL);
  }

  @Test
  void itIsAsGoodAsDoneWhenOnlyTheRecordIsLeft() {
    run();
    List<Boolean> settled = new ArrayList<>();
    delete.delete(
        "d1",
        "blue",
        "web",
        () -> {
          assertThat(engine.steps()).contains(Step.DELETE_TASK).doesNotContain(Step.DELETE);
          assertThat(node.outputs().isEmpty()).isTrue();
          settled.add(engine.find(WEB).isPresent());
        });
    assertThat(settled).containsExactly(true);
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"SET_LABELS", "SIGNAL", "AWAIT_EXIT", "DELETE_TASK", "DELETE"})
  void whatIsGoneAlreadyIsAsGood(Step step) {
    run();
    engine.before(step, () -> engine.lose(WEB));
    deleteWeb();
    assertNothingIsLeft();
  }

  @Test
  void aProcessThatEndsAtTheLastMomentIsAsGood() {
    run();
    engine.ignore(Signal.TERM);
    engine.before(Step.KILL_ALL, () -> engine.exit(WEB, 0));
    deleteWeb();
    assertNothingIsLeft();
    assertThat(engine.waits()).containsExactly(DEFAULT_GRACE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"FIND", "SIGNAL", "AWAIT_EXIT", "DELETE_TASK", "DELETE"})
  void aCallThatWasCutShortGoesOnWhenItIsMadeAgain(Step step) {
    run();
    engine.fail(step, new EngineException.Unavailable("containerd can't be reached: " + WEB));
    assertThatThrownBy(this::deleteWeb)
        .isInstanceOf(EngineException.Unavailable.class)
        .hasMessageContaining(WEB.toString());
    deleteWeb();
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"SIGNAL", "AWAIT_EXIT", "DELETE_TASK"})
  void aCallWhoseAnswerWasLostGoesOnWhenItIsMadeAgain(Step step) {
    run();
    engine.loseAnswer(step, new EngineException.Unavailable("containerd can't be reached"));
    assertThatThrownBy(this::deleteWeb).isInstanceOf(EngineException.Unavailable.class);
    deleteWeb();
    assertNothingIsLeft();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThatThrownBy(this::deleteWeb)
        .isInstanceOf(ContainerException.NotFound.class)
        .hasMessage("container 'web' in namespace 'blue' not found");
  }

  @ParameterizedTest
  @CsvSource({"../etc,web,ns", "blue,a/b,id", "'',web,ns", "blue,'',id"})
  void namesThatAreNoneAreNamedByTheirFields(String ns, String id, String field) {
    assertThatThrownBy(() -> delete.delete("d1", ns, id, () -> {}))
        .isInstanceOf(ContainerException.InvalidArgument.class)
        .hasMessageContaining(field + " must be");
    assertThat(engine.steps()).isEmpty();
  }

  @Test
  void aContainerThatAnotherProgramMadeHasTheDefaultGrace() {
    engine.put(record(new byte[0]));
    engine.putProcess(WEB);
    deleteWeb();
    assertNothingIsLeft();
    assertThat(engine.waits()).containsExactly(DEFAULT_GRACE);
  }

  @Test
  void aContainerWhoseDefinitionCanNotBeReadIsDeletedAllTheSame() {
    engine.put(record(new byte[] {(byte) 0xc1}));
    engine.putProcess(WEB);
    deleteWeb();
    assertNothingIsLeft();
    assertThat(engine.waits()).containsExactly(DEFAULT_GRACE);
  }

  private static ContainerRecord record(byte[] definition) {
    return new ContainerRecord(WEB, Map.of(), new EncodedValue(definition), Instant.EPOCH);
  }

  @Test
  void aContainerOfTheSameNameElsewhereStays() {
    run();
    node.operations().run().run("r2", "red", node.container("web").build());
    deleteWeb();
    assertThat(engine.task(new ContainerRef("red", "web")))
        .containsInstanceOf(TaskState.Running.class);
  }

  @Test
  void aFailureOfTheEngineIsPassedOn() {
    run();
    engine.fail(
        Step.DELETE_TASK,
        new EngineException.Failed("removing " + WEB + ": busy", new IOException("busy")));
    assertThatThrownBy(this::deleteWeb)
        .isInstanceOf(EngineException.Failed.class)
        .hasMessageContaining("busy");
    assertThat(engine.find(WEB)).isPresent();
  }
}
