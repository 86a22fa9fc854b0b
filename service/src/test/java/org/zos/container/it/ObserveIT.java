package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.ContainerStats;
import org.zos.container.contract.LogSettings;
import org.zos.container.contract.LogTarget;
import org.zos.container.contract.RestartPolicy;
import org.zos.container.contract.StatsTarget;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;

/** What can be seen of a container from outside, and how it is asked to end. */
class ObserveIT {
  private static final TestNode NODE = TestNode.start();
  private static ContdProcess contd;
  private static ContainerStub stub;

  @BeforeAll
  static void start() {
    contd = NODE.contd();
    stub = NODE.stub();
  }

  @AfterAll
  static void stop() {
    stub.close();
    contd.close();
    NODE.close();
  }

  private static void awaitEnd(String ns, String id) {
    Eventually.that(
        "it has ended", () -> stub.inspect(ns, id).state().status().equals(ContainerState.STOPPED));
  }

  @Test
  void whatAContainerUsesIsMeasured() {
    stub.run(
        "usage",
        NODE.script("busy", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; sleep 1000 & wait")
            .memory(64L * 1024 * 1024)
            .pids(50)
            .build());
    Eventually.asserted(
        "it has worked",
        () -> {
          ContainerStats stats = stub.stats("usage", "busy");
          assertThat(stats.cpu().usage()).isGreaterThan(Duration.ofMillis(10));
          assertThat(stats.memory().usage()).isBetween(1L, 64L * 1024 * 1024);
          assertThat(stats.memory().limit()).isEqualTo(64L * 1024 * 1024);
          assertThat(stats.pids()).isEqualTo(new ContainerStats.Pids(2, 50));
          assertThat(stats.at()).isAfter(stub.inspect("usage", "busy").container().createdAt());
        });
    stub.delete("usage", "busy");
  }

  @Test
  void whatDoesNotRunCanNotBeMeasured() {
    stub.run("usage", NODE.script("short", "true").build());
    awaitEnd("usage", "short");
    assertThatThrownBy(() -> stub.stats("usage", "short"))
        .isInstanceOf(ContainerException.FailedPrecondition.class);
    stub.delete("usage", "short");
    assertThatThrownBy(() -> stub.stats("usage", "short"))
        .isInstanceOf(ContainerException.NotFound.class);
  }

  @Test
  void asManyLinesAsAreAskedForAreRead() {
    stub.run("tail", NODE.script("lines", "yes | head -n 500; sleep 1000").build());
    Eventually.that("all is there", () -> stub.logsTail("tail", "lines", 1000).length() == 1000);
    assertThat(stub.logsTail("tail", "lines", 3)).isEqualTo("y\ny\ny\n");
    assertThat(stub.logs("tail", "lines")).isEqualTo("y\n".repeat(100));
    assertThatThrownBy(() -> stub.logsTail("tail", "lines", 0))
        .isInstanceOf(ContainerException.InvalidArgument.class)
        .hasMessageContaining("lines");
    stub.delete("tail", "lines");
  }

  @Test
  void aContainerThatIsSignalledEndsByItselfAndIsKeptSo() {
    ContainerRef soft = new ContainerRef("signal", "soft");
    stub.run(
        soft.ns(),
        NODE.script(soft.id(), "trap 'exit 7' TERM; while :; do sleep 0.1; done").build());
    stub.signalDelete(soft.ns(), soft.id());
    awaitEnd(soft.ns(), soft.id());
    assertThat(stub.inspect(soft.ns(), soft.id()).state().exitCode()).isEqualTo(7);
    try (ContainerdEngine engine = NODE.containerd().engine()) {
      assertThat(engine.find(soft).orElseThrow().label(Labels.DESIRED)).isEqualTo(Labels.STOPPED);
    }
    stub.signalDelete(soft.ns(), soft.id());
    stub.delete(soft.ns(), soft.id());
    stub.signalDelete(soft.ns(), soft.id());
    assertThat(stub.list(soft.ns())).isEmpty();
  }

  @Test
  void settingsAreGivenBackAndPasswordsAreNot() {
    RestartPolicy restart =
        new RestartPolicy("on-failure", Duration.ofSeconds(5), 7, Duration.ofMinutes(2));
    LogSettings log = new LogSettings("raw", 1_000_000, 3);
    LogTarget.Streams streams =
        new LogTarget.Streams("redis://:hunter2@127.0.0.1:1/out", "redis://127.0.0.1:1/err");
    stub.run(
        "settings",
        NODE.script("all", "exec sleep 1000")
            .restart(restart)
            .log(log)
            .logs(List.of(new LogTarget("redis", streams)))
            .stats(List.of(new StatsTarget("redis", "redis://:hunter2@127.0.0.1:1/stats")))
            .pids(60)
            .cpu(1)
            .build());
    Container told = stub.inspect("settings", "all").container();
    assertThat(told.restart()).isEqualTo(restart);
    assertThat(told.log()).isEqualTo(log);
    assertThat(told.pids()).isEqualTo(60);
    assertThat(told.cpu()).isEqualTo(1);
    assertThat(told.logs().getFirst().data().stdout()).isEqualTo("redis://:***@127.0.0.1:1/out");
    assertThat(told.logs().getFirst().data().stderr()).isEqualTo("redis://127.0.0.1:1/err");
    assertThat(told.stats().getFirst().endpoint()).isEqualTo("redis://:***@127.0.0.1:1/stats");
    stub.delete("settings", "all");
    assertThatThrownBy(() -> stub.run("settings", told))
        .isInstanceOf(ContainerException.InvalidArgument.class)
        .hasMessageContainingAll("Logs[0].Data.Stdout", "Stats[0].Endpoint");
    assertThat(contd.printed()).doesNotContain("hunter2");
  }
}
