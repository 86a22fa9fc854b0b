package org.zos.container.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.rootfs.RootSource;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.testing.FakeEngine;
import org.zos.container.testing.FakeNode;
import org.zos.container.testing.FakeRoots;
import org.zos.container.testing.Step;

/** A container whose root file system has to be brought first, from its making to its end. */
final class BroughtRootTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private static final RootSource IMAGE = new RootSource.Image("docker.io/library/web:1");

  @TempDir private Path folder;
  private FakeRoots roots;
  private FakeNode node;
  private FakeEngine engine;

  @BeforeEach
  void makeNode() {
    roots = new FakeRoots(folder);
    node = new FakeNode(folder, roots);
    engine = node.engine();
  }

  private void run() {
    Container web = node.container("web").rootFs("image:docker.io/library/web:1").build();
    node.operations().run().run("r1", "blue", web);
  }

  private void delete() {
    node.operations().delete().delete("d1", "blue", "web", () -> {});
  }

  @Test
  void theRecordComesBeforeItAndIsMadeWholeByIt() {
    engine.before(Step.CREATE, () -> assertThat(roots.prepared()).isEmpty());
    engine.before(Step.UPDATE, () -> assertThat(roots.sources()).containsEntry(WEB, IMAGE));
    run();
    assertThat(engine.steps())
        .containsSubsequence(Step.CREATE, Step.UPDATE, Step.CREATE_TASK, Step.START_TASK);
    ContainerRecord found = engine.find(WEB).orElseThrow();
    assertThat(Definitions.of(found).rootFs()).isEqualTo(folder.toString());
    assertThat(Definitions.source(found)).isEqualTo(IMAGE);
    assertThat(engine.created(WEB).orElseThrow().ociSpec()).contains(folder.toString());
  }

  @Test
  void itGoesWithTheContainer() {
    run();
    delete();
    assertThat(roots.prepared()).isEmpty();
    assertThat(engine.isEmpty()).isTrue();
  }

  @Test
  void whatWasBroughtByHalvesIsTakenAway() {
    roots.failToPrepare(new ContainerException.Unavailable(WEB + ": no answer"));
    assertThatThrownBy(this::run).isInstanceOf(ContainerException.Unavailable.class);
    assertThat(roots.prepared()).isEmpty();
    assertThat(engine.isEmpty()).isTrue();
  }

  @Test
  void itIsTakenAwayWhereTheProcessCanNotBeStarted() {
    for (Step step : List.of(Step.UPDATE, Step.CREATE_TASK, Step.START_TASK, Step.REMOVE_LABEL)) {
      engine.fail(step, new EngineException.Unavailable("away"));
      assertThatThrownBy(this::run).isInstanceOf(EngineException.Unavailable.class);
      assertThat(roots.prepared()).isEmpty();
      assertThat(engine.isEmpty()).isTrue();
    }
  }

  @Test
  void itIsTakenAwayAfterACrashInTheMidst() {
    engine.before(
        Step.CREATE_TASK,
        () -> {
          Thread.currentThread().interrupt();
          throw new EngineException.Unavailable("the module is ending");
        });
    assertThatThrownBy(this::run).isInstanceOf(EngineException.Unavailable.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(roots.sources()).containsEntry(WEB, IMAGE);
    assertReconciliationLeavesNothing();
  }

  @Test
  void itIsTakenAwayWhereAnotherProgramRemovedTheRecord() {
    roots.bringLate(WEB, IMAGE);
    assertReconciliationLeavesNothing();
  }

  private void assertReconciliationLeavesNothing() {
    node.reconciliation().reconcile(engine.list("blue"));
    assertNothingIsLeftLater();
  }

  private void assertNothingIsLeftLater() {
    node.background().runAll();
    assertThat(roots.prepared()).isEmpty();
    assertThat(engine.isEmpty()).isTrue();
  }

  @Test
  void whatIsBroughtWhenNobodyWaitsForItIsTakenAway() {
    roots.failToPrepare(new ContainerException.Unavailable(WEB + ": no answer"));
    assertThatThrownBy(this::run).isInstanceOf(ContainerException.Unavailable.class);
    roots.bringLate(WEB, IMAGE);
    assertNothingIsLeftLater();
  }
}
