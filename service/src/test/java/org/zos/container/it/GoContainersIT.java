package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerDetails;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.MountInfo;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.GoContainers;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;

/** A node on which the Go module ran containers, and then this one takes its place. */
class GoContainersIT {
  private static final String NS = "old";
  private static final ContainerRef RUNNING = new ContainerRef(NS, "running");
  private static final TestNode NODE = TestNode.start();
  private static final GoContainers GO = new GoContainers(NODE);
  private static long pid;
  private static ContdProcess contd;
  private static ContainerStub stub;

  @BeforeAll
  static void replace() {
    pid = GO.start(RUNNING, "echo here; echo there >&2; exec sleep 1000");
    contd = NODE.contd();
    stub = NODE.stub();
  }

  @AfterAll
  static void stop() {
    stub.close();
    contd.close();
    NODE.close();
  }

  private static boolean isThere(long process) {
    return Files.exists(Path.of("/proc/" + process));
  }

  @Test
  void theyRunOnUntouched() {
    assertThat(stub.list(NS)).contains("running");
    ContainerState state = stub.inspect(NS, "running").state();
    assertThat(state.status()).isEqualTo(ContainerState.RUNNING);
    assertThat(state.pid()).isEqualTo(pid);
    assertThat(isThere(pid)).isTrue();
    try (ContainerdEngine engine = NODE.containerd().engine()) {
      assertThat(engine.find(RUNNING).orElseThrow().labels())
          .containsOnlyKeys("containerd.io/restart.loguri");
    }
  }

  @Test
  void inspectTellsWhatTheyWereAskedToBe() {
    Container told = stub.inspect(NS, "running").container();
    assertThat(told.hasCreationTime()).isTrue();
    assertThat(told.rootFs()).isEqualTo(NODE.rootFs().toString());
    assertThat(told.env()).contains("A=1 2");
    assertThat(told.workingDir()).isEqualTo("/");
    assertThat(told.network().namespace()).isEqualTo(NODE.netns());
    assertThat(told.mounts()).containsExactly(MountInfo.bind("/tmp", "/data"));
    assertThat(told.entrypoint())
        .isEqualTo("/bin/sh -c 'echo here; echo there >&2; exec sleep 1000'");
    assertThat(told.cpu()).isEqualTo(1);
    assertThat(told.memory()).isEqualTo(64L * 1024 * 1024);
    assertThat(told.shutdownTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(told.elevated()).isFalse();
    assertThat(told.interactive()).isFalse();
  }

  @Test
  void theirLogsAreThoseOfTheirLogProgram() {
    Eventually.asserted(
        "both lines are there",
        () ->
            assertThat(stub.logs(NS, "running").lines())
                .containsExactlyInAnyOrder("here", "there"));
    assertThat(stub.logsTail(NS, "running", 1)).hasLineCount(1);
  }

  @Test
  void whatTheyUseIsMeasured() {
    assertThat(stub.stats(NS, "running").memory().limit()).isEqualTo(64L * 1024 * 1024);
  }

  @Test
  void theirNamesAreTaken() {
    assertThatThrownBy(() -> stub.run(NS, NODE.script("running", "exec sleep 1000").build()))
        .isInstanceOf(ContainerException.AlreadyExists.class);
    assertThat(isThere(pid)).isTrue();
  }

  @Test
  void theyAreSignalledAndStay() {
    GO.start(new ContainerRef(NS, "soft"), "trap 'exit 7' TERM; while :; do sleep 0.1; done");
    stub.signalDelete(NS, "soft");
    Eventually.that(
        "it has ended by itself",
        () -> {
          ContainerState state = stub.inspect(NS, "soft").state();
          return state.status().equals(ContainerState.STOPPED) && state.exitCode() == 7;
        });
    stub.delete(NS, "soft");
  }

  /** Its note says 2 s, which are less than it takes to end by itself. */
  @Test
  void theyAreDeletedAndTheirNoteIsHonoured() {
    long stubborn =
        GO.start(
            new ContainerRef(NS, "stubborn"),
            "trap 'sleep 1000' TERM; while :; do sleep 0.1; done");
    long begin = System.nanoTime();
    stub.delete(NS, "stubborn");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(2));
    assertThat(stub.list(NS)).doesNotContain("stubborn");
    Eventually.that("its process is gone", () -> !isThere(stubborn));
  }

  /** As that module did; containerd's own monitor is not asked to, which would do it once more. */
  @Test
  void theyAreStartedAgainWithTheirOwnLogProgramAndGivenUp() {
    ContainerRef crash = new ContainerRef(NS, "crash");
    GO.start(crash, "echo here; exit 3");
    Told told = new Told(NODE, NS, "crash");
    told.await("gave-up", 1);
    assertThat(told.count("started")).isEqualTo(4);
    assertThat(told.count("restarting")).isEqualTo(3);
    assertThat(stub.logs(NS, "crash")).isEqualTo("here\n");
    try (ContainerdEngine engine = NODE.containerd().engine()) {
      ContainerRecord record = engine.find(crash).orElseThrow();
      assertThat(record.isOfGoModule()).isTrue();
      assertThat(record.labels()).doesNotContainKey(Labels.ENGINE_RESTARTS);
    }
    stub.delete(NS, "crash");
  }

  @Test
  void whatContainerdsOwnMonitorLooksAfterIsLeftToIt() {
    ContainerRef monitored = new ContainerRef(NS, "monitored");
    long process = GO.start(monitored, "exec sleep 1000");
    try (ContainerdEngine engine = NODE.containerd().engine()) {
      engine.setLabels(monitored, Map.of(Labels.ENGINE_RESTARTS, "running"));
      ProcessHandle.of(process).orElseThrow().destroyForcibly();
      Told told = new Told(NODE, NS, "monitored");
      told.await("exited", 1);
      GO.start(new ContainerRef(NS, "other"), "exit 1");
      new Told(NODE, NS, "other").await("started", 3);
      assertThat(told.count("restarting")).isZero();
      assertThat(engine.find(monitored).orElseThrow().label(Labels.RESTARTS)).isEmpty();
    }
    stub.delete(NS, "other");
    stub.delete(NS, "monitored");
  }

  @Test
  void whatInspectTellsCanBeRunAgain() {
    GO.start(new ContainerRef(NS, "again"), "exec sleep 1000");
    ContainerDetails told = stub.inspect(NS, "again");
    stub.delete(NS, "again");
    stub.run(NS, told.container());
    ContainerDetails now = stub.inspect(NS, "again");
    assertThat(now.state().status()).isEqualTo(ContainerState.RUNNING);
    assertThat(now.container().entrypoint()).isEqualTo(told.container().entrypoint());
    assertThat(now.container().mounts()).isEqualTo(told.container().mounts());
    stub.delete(NS, "again");
  }
}
