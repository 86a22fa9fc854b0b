package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.LifecycleEvent.GaveUp;
import org.zos.container.contract.LifecycleEvent.Restarting;
import org.zos.container.contract.RestartPolicy;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.ProvisionServer;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;

/**
 * Containers whose processes end are started again, whatever the module and containerd go through.
 */
class SupervisionCrashIT {
  private static final String NS = "through";
  private static final TestNode NODE = TestNode.start();
  private static final ProvisionServer PROVISION = new ProvisionServer(NODE);
  private ContdProcess contd;
  private ContainerStub stub;

  @BeforeEach
  void start() {
    contd = NODE.contd();
    stub = NODE.stub();
  }

  @AfterEach
  void stop() {
    stub.list(NS).forEach(id -> stub.delete(NS, id));
    stub.close();
    contd.close();
  }

  @AfterAll
  static void stopNode() {
    PROVISION.close();
    NODE.close();
  }

  /** How a module is ended. */
  static Arguments[] ends() {
    return new Arguments[] {
      Arguments.of("killed", (Consumer<ContdProcess>) ContdProcess::kill),
      Arguments.of("termed", (Consumer<ContdProcess>) ContdProcess::close)
    };
  }

  private Told run(String id, String script, Duration delay) {
    // a slow machine may take more than a minute to start three modules
    RestartPolicy policy = new RestartPolicy("", delay, 0, Duration.ofHours(1));
    stub.run(NS, NODE.script(id, script).restart(policy).build());
    return new Told(NODE, NS, id);
  }

  /** By the time that this returns, whatever was to be started again has been. */
  private void awaitRestartsOfAnother(String id) {
    run(id, "exit 1", Duration.ofMillis(200)).await("started", 3);
  }

  private ContainerState state(String id) {
    return stub.inspect(NS, id).state();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ends")
  void aSuccessorGoesOnCounting(String how, Consumer<ContdProcess> end) {
    String id = "counted-" + how;
    Told told = run(id, "exit 3", Duration.ofSeconds(2));
    for (int restarts = 1; restarts <= 3; restarts++) {
      told.await("restarting", restarts);
      end.accept(contd);
      contd = NODE.contd();
    }
    told.await("gave-up", 1);
    assertThat(told.types())
        .containsExactly(
            "created",
            "started",
            "exited",
            "restarting",
            "started",
            "exited",
            "restarting",
            "started",
            "exited",
            "restarting",
            "started",
            "exited",
            "gave-up");
    assertThat(told.all(Restarting.class))
        .extracting(Restarting::attempt)
        .containsExactly(1L, 2L, 3L);
    assertThat(told.all(GaveUp.class).getFirst().attempt()).isEqualTo(3);
    Eventually.that(
        "the provision module is told",
        () -> PROVISION.told().contains(id + ": it ended with exit code 3"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ends")
  void oneThatCrashesWhileTheModuleIsDownIsStartedByTheNext(String how, Consumer<ContdProcess> end)
      throws IOException {
    String id = "alone-" + how;
    Told told = run(id, untilFile(id), Duration.ofMillis(200));
    long pid = state(id).pid();
    end.accept(contd);
    Path file = Files.createFile(NODE.rootFs().resolve(id));
    Eventually.that("it ends", () -> ProcessHandle.of(pid).isEmpty());
    Files.delete(file);
    contd = NODE.contd();
    told.await("started", 2);
    assertThat(told.types())
        .containsExactly("created", "started", "exited", "restarting", "started");
    assertThat(told.all(Restarting.class).getFirst().reason())
        .isEqualTo("it ended with exit code 5");
    assertThat(state(id).status()).isEqualTo(ContainerState.RUNNING);
  }

  private static String untilFile(String name) {
    return "while [ ! -e /" + name + " ]; do sleep 0.02; done; exit 5";
  }

  @Test
  void whatWasGivenUpAndWhatWasStoppedStaySo() {
    Told crash = run("crash", "exit 3", Duration.ofMillis(200));
    Told stopped = run("stopped", "exec sleep 1000", Duration.ofMillis(200));
    stub.signalDelete(NS, "stopped");
    crash.await("gave-up", 1);
    // as the first process of a container, sleep does not hear TERM: a node's reset would end it
    ProcessHandle.of(state("stopped").pid()).orElseThrow().destroyForcibly();
    stopped.await("exited", 1);
    contd.kill();
    contd = NODE.contd();
    awaitRestartsOfAnother("after-contd");
    NODE.containerd().kill();
    NODE.containerd().restart();
    Eventually.that("it is served again", () -> stub.listNamespaces() != null);
    awaitRestartsOfAnother("after-containerd");
    assertThat(crash.types()).endsWith("gave-up");
    assertThat(crash.count("started")).isEqualTo(4);
    assertThat(state("crash").status()).isEqualTo(ContainerState.STOPPED);
    assertThat(stopped.types()).containsExactly("created", "started", "exited");
  }

  @Test
  void oneThatRunsDoesNotNoticeThatContainerdIsAway() {
    Told told = run("runs", "exec sleep 1000", Duration.ofMillis(200));
    long pid = state("runs").pid();
    NODE.containerd().kill();
    NODE.containerd().restart();
    Eventually.that("it is served again", () -> stub.listNamespaces() != null);
    awaitRestartsOfAnother("after-running");
    assertThat(state("runs").pid()).isEqualTo(pid);
    assertThat(told.types()).containsExactly("created", "started");
  }

  @Test
  void oneThatEndsWhileContainerdIsAwayIsStartedWhenItIsBack() throws IOException {
    Told told = run("ends", untilFile("ends"), Duration.ofMillis(200));
    long pid = state("ends").pid();
    NODE.containerd().kill();
    Path file = Files.createFile(NODE.rootFs().resolve("ends"));
    Eventually.that("it ends", () -> ProcessHandle.of(pid).isEmpty());
    Files.delete(file);
    NODE.containerd().restart();
    told.await("started", 2);
    assertThat(told.count("exited")).isEqualTo(1);
    assertThat(told.count("gave-up")).isZero();
  }
}
