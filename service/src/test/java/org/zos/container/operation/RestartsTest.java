package org.zos.container.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.contract.LifecycleEvent.GaveUp;
import org.zos.container.contract.LifecycleEvent.Restarting;
import org.zos.container.contract.RestartPolicy;
import org.zos.container.restart.HistoryLabel;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.GivenUp;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.LastExit;
import org.zos.container.runtime.TaskState;
import org.zos.container.testing.FakeEngine;
import org.zos.container.testing.FakeNode;
import org.zos.container.testing.Step;
import org.zos.zbus.wire.EncodedValue;

/** What is done with containers whose processes do not run. The clock goes on by seconds. */
final class RestartsTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private static final Duration DELAY = Duration.ofSeconds(2);

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

  private void run(RestartPolicy policy) {
    node.operations().run().run("r1", "blue", node.container("web").restart(policy).build());
  }

  private void run() {
    run(RestartPolicy.DEFAULT);
  }

  private void end(long code) {
    engine.exit(WEB, code);
    ended();
  }

  private void ended() {
    reconciliation.ended(WEB);
    node.background().runAll();
  }

  /** What the next module does first. */
  private void succeed() {
    reconciliation = node.reconciliation();
    reconciliation.reconcile(engine.list("blue"));
    node.background().runAll();
  }

  private ContainerRecord record() {
    return engine.find(WEB).orElseThrow();
  }

  private List<Long> attempts() {
    return told(Restarting.class).stream().map(Restarting::attempt).toList();
  }

  private <E extends LifecycleEvent> List<E> told(Class<E> type) {
    return node.sink().events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void oneThatEndedIsStartedAgainAfterItsDelay() {
    run();
    end(3);
    assertThat(engine.runs(WEB)).isTrue();
    assertThat(node.pause().waits()).containsExactly(DELAY);
    assertThat(attempts()).containsExactly(1L);
    assertThat(told(Restarting.class).getFirst().reason()).isEqualTo("it ended with exit code 3");
    assertThat(record().label(Labels.EXIT)).isEmpty();
  }

  @Test
  void oneThatRunsIsLeftAloneAndNobodyWaitsForIt() {
    run();
    int before = engine.steps().size();
    ended();
    assertThat(engine.steps().subList(before, engine.steps().size())).containsExactly(Step.TASK);
  }

  @Test
  void atTheFourthFailureItIsGivenUpOnceAndKept() {
    run();
    List.of(1, 2, 3, 4).forEach(code -> end(code));
    assertThat(attempts()).containsExactly(1L, 2L, 3L);
    GaveUp gaveUp = told(GaveUp.class).getFirst();
    assertThat(gaveUp.attempt()).isEqualTo(3);
    assertThat(gaveUp.reason()).isEqualTo("it ended with exit code 4");
    assertThat(GivenUp.of(record()))
        .contains(new GivenUp(3, gaveUp.at(), "it ended with exit code 4"));
    assertThat(LastExit.of(record()).orElseThrow().exit().code()).isEqualTo(4);
    assertThat(node.provision().told()).containsExactly("web: it ended with exit code 4");
    succeed();
    ended();
    assertThat(engine.runs(WEB)).isFalse();
    assertThat(told(GaveUp.class)).hasSize(1);
    assertThat(node.provision().calls()).isEqualTo(1);
  }

  @Test
  void aSuccessorGoesOnWithTheHistory() {
    run();
    end(1);
    end(1);
    engine.exit(WEB, 1);
    succeed();
    assertThat(attempts()).containsExactly(1L, 2L, 3L);
    engine.exit(WEB, 1);
    succeed();
    assertThat(told(GaveUp.class)).hasSize(1);
  }

  /** The first wait never ends; who comes next counts the same end no second time. */
  @Test
  void whatWasDecidedAndNotDoneIsDoneByTheSuccessorAndToldOnce() {
    run();
    node.pause()
        .meanwhile(() -> {
          throw new IllegalStateException("killed");
        });
    engine.exit(WEB, 1);
    reconciliation.ended(WEB);
    try {
      node.background().runAll();
    } catch (IllegalStateException killed) {
      node.pause().meanwhile(() -> {});
    }
    assertThat(engine.runs(WEB)).isFalse();
    succeed();
    assertThat(engine.runs(WEB)).isTrue();
    assertThat(attempts()).containsExactly(1L);
    assertThat(HistoryLabel.read(record()).failures()).hasSize(1);
  }

  @Test
  void policiesHold() {
    run(new RestartPolicy("never", Duration.ZERO, 0, Duration.ZERO));
    end(1);
    assertThat(engine.runs(WEB)).isFalse();
    assertThat(node.sink().told()).containsExactly("exited web uid-1");
    node.operations().delete().delete("d1", "blue", "web", () -> {});
    run(new RestartPolicy("on-failure", Duration.ZERO, 0, Duration.ZERO));
    end(1);
    assertThat(engine.runs(WEB)).isTrue();
    end(0);
    assertThat(engine.runs(WEB)).isFalse();
  }

  @Test
  void oneThatIsDeletedWhileItWaitsIsNotStarted() {
    run();
    node.pause().meanwhile(() -> node.operations().delete().delete("d1", "blue", "web", () -> {}));
    end(1);
    assertThat(engine.isEmpty()).isTrue();
    assertThat(node.pause().waits()).hasSize(1);
  }

  @Test
  void oneThatIsToldToEndWhileItWaitsIsNotStarted() {
    run();
    node.pause().meanwhile(() -> node.operations().signalDelete().signal("blue", "web"));
    end(1);
    succeed();
    assertThat(engine.runs(WEB)).isFalse();
    assertThat(attempts()).containsExactly(1L);
  }

  /** Another module was told: this one's wait is not ended by that, and finds the label. */
  @Test
  void whatAnotherModuleNotedWhileItWaitsHolds() {
    run();
    node.pause().meanwhile(() -> engine.setLabels(WEB, Map.of(Labels.DESIRED, Labels.STOPPED)));
    end(1);
    assertThat(engine.runs(WEB)).isFalse();
  }

  @Test
  void whatTheNodeLacksIsWaitedForAndNeverCountedAsACrash() throws IOException {
    run();
    Path netns = node.netns().resolve("net-1");
    Files.delete(netns);
    node.pause()
        .meanwhile(() -> {
          if (node.pause().waits().size() == 20) {
            makeFile(netns);
          }
        });
    end(1);
    assertThat(engine.runs(WEB)).isTrue();
    assertThat(node.pause().waits().subList(0, 6))
        .extracting(Duration::toSeconds)
        .containsExactly(2L, 1L, 2L, 4L, 8L, 16L);
    assertThat(told(GaveUp.class)).isEmpty();
    // the end, and the 1st, 2nd, 4th, 8th and 16th try that failed
    assertThat(attempts()).containsExactly(1L, 2L, 3L, 5L, 9L, 17L);
    assertThat(told(Restarting.class).getLast().reason()).contains("network namespace");
    assertThat(HistoryLabel.read(record()).notStarted()).isZero();
    assertThat(HistoryLabel.read(record()).failures()).hasSize(1);
  }

  private static void makeFile(Path file) {
    try {
      Files.createFile(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aRootFileSystemThatIsAwayIsWaitedFor() throws IOException {
    run();
    Files.delete(node.rootFs());
    node.pause()
        .meanwhile(() -> {
          if (node.pause().waits().size() == 7) {
            node.rootFs().toFile().mkdir();
          }
        });
    end(1);
    assertThat(engine.runs(WEB)).isTrue();
    assertThat(told(GaveUp.class)).isEmpty();
  }

  @Test
  void whatTheEngineRefusesIsTriedAgain() {
    run();
    for (Step step : List.of(Step.DELETE_TASK, Step.CREATE_TASK, Step.START_TASK)) {
      engine.fail(step, new EngineException.Failed("no luck", new IllegalStateException("none")));
      end(1);
      assertThat(engine.runs(WEB)).as(step.name()).isTrue();
    }
    assertThat(told(GaveUp.class)).isEmpty();
  }

  @Test
  void whileTheEngineIsAwayItIsTriedAgainUntilItIsBack() {
    run();
    engine.exit(WEB, 1);
    engine.goAway();
    node.pause()
        .meanwhile(() -> {
          if (node.pause().waits().size() == 5) {
            engine.comeBack();
          }
        });
    ended();
    assertThat(engine.runs(WEB)).isTrue();
    assertThat(attempts()).containsExactly(1L);
  }

  /** The node was restarted: containerd has the record and no process. */
  @Test
  void oneWhoseProcessIsGoneIsStartedAtOnceAndThatIsToldOnce() {
    run();
    ContainerRecord record = record();
    engine.lose(WEB);
    engine.put(record);
    succeed();
    assertThat(engine.runs(WEB)).isTrue();
    assertThat(node.pause().waits()).containsExactly(Duration.ZERO);
    assertThat(attempts()).containsExactly(1L);
    assertThat(told(Restarting.class).getFirst().reason()).contains("gone");
  }

  @Test
  void oneThatHadEndedWellBeforeItsProcessWasGoneStaysSo() {
    run(new RestartPolicy("on-failure", Duration.ZERO, 0, Duration.ZERO));
    TaskState.Exit exit = new TaskState.Exit(0, Instant.parse("2026-01-01T00:00:00Z"));
    engine.setLabels(WEB, Map.of(Labels.EXIT, new LastExit(exit, false).toLabel()));
    ContainerRecord record = record();
    engine.lose(WEB);
    engine.put(record);
    succeed();
    assertThat(engine.runs(WEB)).isFalse();
  }

  @Test
  void aProcessThatLivesUnknownToTheEngineHasNoSecondOneBesideIt() {
    run();
    ContainerRecord record = record();
    engine.lose(WEB);
    engine.put(record);
    node.outputs().take(WEB);
    node.pause()
        .meanwhile(() -> {
          assertThat(engine.runs(WEB)).isFalse();
          if (node.pause().waits().size() == 4) {
            node.outputs().remove(WEB);
          }
        });
    succeed();
    assertThat(node.pause().waits()).hasSizeGreaterThanOrEqualTo(4);
    assertThat(engine.runs(WEB)).isTrue();
  }

  @Test
  void othersContainersAreLeftAlone() {
    EncodedValue none = new EncodedValue(new byte[0]);
    engine.put(new ContainerRecord(WEB, Map.of(), none, Instant.EPOCH));
    succeed();
    assertThat(node.pause().waits()).isEmpty();
    assertThat(engine.steps()).doesNotContain(Step.CREATE_TASK, Step.SET_LABELS);
  }

  @Test
  void oneThatContainerdsOwnMonitorLooksAfterIsLeftToIt() {
    run();
    engine.setLabels(WEB, Map.of(Labels.ENGINE_RESTARTS, "running"));
    end(1);
    assertThat(engine.runs(WEB)).isFalse();
    assertThat(node.pause().waits()).isEmpty();
  }

  @Test
  void whoeverClearsAwayForAnotherModuleStartsNothing() {
    run();
    engine.exit(WEB, 1);
    reconciliation.again();
    node.background().runAll();
    assertThat(engine.runs(WEB)).isFalse();
  }

  @Test
  void anEndWhileItIsBeingLookedAfterIsNotOverlooked() {
    run();
    engine.before(Step.START_TASK, () -> reconciliation.ended(WEB));
    end(1);
    assertThat(engine.runs(WEB)).isTrue();
    assertThat(node.background().size()).isZero();
    engine.exit(WEB, 1);
    ended();
    assertThat(attempts()).containsExactly(1L, 2L);
  }

  @Test
  void allThatWaitEndWithTheModule() throws InterruptedException {
    run();
    engine.exit(WEB, 1);
    node.pause().meanwhile(() -> Thread.currentThread().interrupt());
    reconciliation.ended(WEB);
    Thread thread = Thread.ofVirtual().start(node.background()::runAll);
    assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
    assertThat(engine.runs(WEB)).isFalse();
  }
}
