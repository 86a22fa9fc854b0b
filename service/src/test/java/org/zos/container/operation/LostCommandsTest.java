package org.zos.container.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.ExecRef;
import org.zos.container.testing.FakeNode;
import org.zos.zbus.testing.Background;
import org.zos.zbus.testing.Eventually;

/** Commands whose calls nobody knows of any more. */
final class LostCommandsTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private static final ExecRef LOST = new ExecRef(WEB, "lost");

  /** More than anybody tries. */
  private static final int FOR_LONG = 1000;

  @TempDir private Path folder;
  private FakeNode node;

  @BeforeEach
  void run() {
    node = new FakeNode(folder);
    node.operations().run().run("r1", "blue", node.container("web").build());
  }

  /** An earlier instance began it, and was killed. */
  private void lose() {
    node.capture().note(LOST);
    node.execs().prepareExec(LOST, "{}", Optional.empty());
    node.execs().startExec(LOST);
  }

  private void reconcile() {
    node.reconciliation().reconcile(node.engine().list("blue"));
    node.background().runAll();
  }

  private Background<Throwable> begin(String request) {
    Exec exec = node.operations().exec();
    Exec.Call call =
        new Exec.Call(
            request, "blue", "web", Duration.ofMinutes(5), List.of("sleep"), Runnable::run);
    Background<Throwable> begun = Background.of(() -> catchThrowable(() -> exec.exec(call)));
    Eventually.that("it runs", () -> node.execs().runs(new ExecRef(WEB, request)));
    return begun;
  }

  @Test
  void areKilledWithTheirTreesAndRemoved() {
    lose();
    reconcile();
    assertThat(node.trees().killed()).hasSize(1);
    assertThat(node.execs().isEmpty()).isTrue();
    assertThat(node.capture().isEmpty()).isTrue();
  }

  @Test
  void areForgottenAlsoWhenTheEngineKnowsNothingOfThem() {
    node.capture().note(LOST);
    reconcile();
    assertThat(node.capture().isEmpty()).isTrue();
  }

  @Test
  void whatACallWaitsForIsNone() {
    Background<Throwable> call = begin("live");
    reconcile();
    assertThat(node.execs().runs(new ExecRef(WEB, "live"))).isTrue();
    assertThat(node.capture().noted()).containsExactly(new ExecRef(WEB, "live"));
    node.execs().exit(new ExecRef(WEB, "live"), 0);
    assertThat(call.await()).isNull();
    assertThat(node.capture().isEmpty()).isTrue();
  }

  @Test
  void whatNobodyOfOursBeganIsNone() {
    ExecRef other = new ExecRef(WEB, "of-another-program");
    node.execs().prepareExec(other, "{}", Optional.empty());
    node.execs().startExec(other);
    reconcile();
    assertThat(node.execs().runs(other)).isTrue();
  }

  @Test
  void areLeftAloneWhileAnotherModuleMayBeRunningThem() {
    lose();
    node.instances().setAlone(false);
    reconcile();
    assertThat(node.capture().noted()).containsExactly(LOST);
    node.instances().setAlone(true);
    reconcile();
    assertThat(node.capture().isEmpty()).isTrue();
  }

  @Test
  void areClearedAwayLaterWhenTheyCanNotBeNow() {
    lose();
    node.execs().goAwayFor(FOR_LONG);
    reconcile();
    assertThat(node.capture().noted()).containsExactly(LOST);
    node.execs().goAwayFor(0);
    reconcile();
    assertThat(node.execs().isEmpty()).isTrue();
    assertThat(node.capture().isEmpty()).isTrue();
  }

  @Test
  void oneThatItsCallHadToLeaveBehindIsOne() {
    Background<Throwable> call = begin("left");
    node.execs().goAwayFor(FOR_LONG);
    node.running().cancel(WEB);
    assertThat(call.await()).isInstanceOf(ContainerException.Unavailable.class);
    node.execs().goAwayFor(0);
    assertThat(node.execs().runs(new ExecRef(WEB, "left"))).isTrue();
    reconcile();
    assertThat(node.execs().isEmpty()).isTrue();
    assertThat(node.capture().isEmpty()).isTrue();
  }
}
