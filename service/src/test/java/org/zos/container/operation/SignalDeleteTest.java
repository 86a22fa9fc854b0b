package org.zos.container.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerEngine.Signal;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.TaskState;
import org.zos.container.testing.FakeEngine;
import org.zos.container.testing.FakeNode;
import org.zos.container.testing.Step;

final class SignalDeleteTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");

  @TempDir private Path folder;
  private FakeEngine engine;
  private SignalDelete signalDelete;

  @BeforeEach
  void runOne() {
    FakeNode node = new FakeNode(folder);
    engine = node.engine();
    signalDelete = node.operations().signalDelete();
    node.operations().run().run("r1", "blue", node.container("web").build());
  }

  private String desired() {
    return engine.find(WEB).orElseThrow().label(Labels.DESIRED);
  }

  @Test
  void sendsTermAndLeavesTheContainer() {
    signalDelete.signal("blue", "web");
    assertThat(engine.task(WEB).orElseThrow())
        .isInstanceOfSatisfying(
            TaskState.Stopped.class, stopped -> assertThat(stopped.exit().code()).isEqualTo(143));
    assertThat(engine.find(WEB)).isPresent();
  }

  @Test
  void saysThatItIsToStayEndedBeforeItSignals() {
    engine.before(Step.SIGNAL, () -> assertThat(desired()).isEqualTo("stopped"));
    signalDelete.signal("blue", "web");
    assertThat(engine.runs(WEB)).isFalse();
    assertThat(desired()).isEqualTo("stopped");
  }

  @Test
  void waitsForNothing() {
    engine.ignore(Signal.TERM);
    signalDelete.signal("blue", "web");
    assertThat(engine.runs(WEB)).isTrue();
    assertThat(engine.steps()).doesNotContain(Step.AWAIT_EXIT, Step.KILL_ALL);
  }

  @Test
  void aCallThatWasCutShortIsTakenUpAgain() {
    engine.fail(Step.SIGNAL, new EngineException.Unavailable("gone"));
    assertThatThrownBy(() -> signalDelete.signal("blue", "web"))
        .isInstanceOf(EngineException.Unavailable.class);
    assertThat(engine.runs(WEB)).isTrue();
    signalDelete.signal("blue", "web");
    assertThat(engine.runs(WEB)).isFalse();
  }

  @Test
  void whatHasEndedStaysEnded() {
    engine.exit(WEB, 1);
    signalDelete.signal("blue", "web");
    assertThat(desired()).isEqualTo("stopped");
  }

  @Test
  void whatIsNotThereIsNoFailure() {
    assertThatCode(() -> signalDelete.signal("blue", "api")).doesNotThrowAnyException();
    assertThatCode(() -> signalDelete.signal("nowhere", "web")).doesNotThrowAnyException();
    assertThat(engine.list("blue")).hasSize(1);
    assertThat(engine.namespaces()).isEqualTo(List.of("blue"));
  }

  @Test
  void namesThatAreNoneAreRefused() {
    assertThatThrownBy(() -> signalDelete.signal("..", "a/b"))
        .isInstanceOf(ContainerException.InvalidArgument.class)
        .hasMessageContainingAll("ns must", "id must");
  }
}
