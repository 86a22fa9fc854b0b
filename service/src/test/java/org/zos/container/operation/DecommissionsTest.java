package org.zos.container.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.GivenUp;
import org.zos.container.runtime.Labels;
import org.zos.container.testing.FakeEngine;
import org.zos.container.testing.FakeNode;
import org.zos.container.testing.FakeProvision;
import org.zos.container.testing.Step;

/** Who had a container made learns that it was given up. */
final class DecommissionsTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");

  @TempDir private Path folder;
  private FakeNode node;
  private FakeEngine engine;
  private FakeProvision provision;

  @BeforeEach
  void giveUp() {
    node = new FakeNode(folder);
    engine = node.engine();
    provision = node.provision();
    node.operations().run().run("r1", "blue", node.container("web").build());
    Map<String, String> labels = new HashMap<>();
    labels.put(Labels.GAVE_UP, new GivenUp(3, Instant.EPOCH, "it is tired").toLabel());
    labels.put(Labels.DECOMMISSION, "due");
    engine.setLabels(WEB, labels);
  }

  private void reconcile() {
    node.reconciliation().reconcile(engine.list("blue"));
    node.background().runAll();
  }

  private String due() {
    return engine.find(WEB).orElseThrow().label(Labels.DECOMMISSION);
  }

  @Test
  void itIsToldOnce() {
    reconcile();
    reconcile();
    assertThat(provision.told()).containsExactly("web: it is tired");
    assertThat(due()).isEmpty();
  }

  @Test
  void aNodeWithoutThatModuleIsAskedAFewTimesAndAgainByTheNextStart() {
    provision.fail(new ContainerException.Unavailable("nobody there"));
    reconcile();
    assertThat(provision.calls()).isEqualTo(5);
    assertThat(due()).isNotEmpty();
    reconcile();
    assertThat(provision.calls()).isEqualTo(10);
  }

  @Test
  void aModuleThatRefusesWasTold() {
    provision.fail(new ContainerException.FailedPrecondition("no such workload"));
    reconcile();
    reconcile();
    assertThat(provision.calls()).isEqualTo(1);
    assertThat(due()).isEmpty();
  }

  @Test
  void anEngineThatDoesNotAnswerIsAskedAgain() {
    engine.fail(Step.FIND, new EngineException.Unavailable("away"));
    reconcile();
    assertThat(provision.told()).containsExactly("web: it is tired");
  }

  @Test
  void oneThatIsDeletedMeanwhileIsNotToldOf() {
    Reconciliation reconciliation = node.reconciliation();
    reconciliation.reconcile(engine.list("blue"));
    node.operations().delete().delete("d1", "blue", "web", () -> {});
    node.background().runAll();
    assertThat(provision.calls()).isZero();
  }

  @Test
  void aReasonThatCanNotBeReadDoesNotKeepItFromBeingTold() {
    engine.setLabels(WEB, Map.of(Labels.GAVE_UP, "nonsense"));
    reconcile();
    assertThat(provision.told()).containsExactly("web: it was given up");
  }
}
