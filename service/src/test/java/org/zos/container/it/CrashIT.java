package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;

/** The first law: no crash, restart or upgrade of anything ever affects a running container. */
class CrashIT {
  private static final TestNode NODE = TestNode.start();

  @AfterAll
  static void stop() {
    NODE.close();
  }

  @Test
  void aContainerRunsOnAndLosesNoLineWhileModuleAndContainerdAreKilled() throws IOException {
    long pid;
    Path log = NODE.log("law", "writer");
    try (ContdProcess contd = NODE.contd();
        ContainerStub stub = NODE.stub()) {
      stub.run(
          "law",
          NODE.script("writer", "i=0; while true; do i=$((i+1)); echo $i; sleep 0.002; done")
              .build());
      pid = stub.inspect("law", "writer").state().pid();
      awaitMoreLines(log);
      contd.kill();
    }
    awaitMoreLines(log);
    NODE.containerd().kill();
    awaitMoreLines(log);
    NODE.containerd().restart();
    try (ContdProcess contd = NODE.contd();
        ContainerStub stub = NODE.stub()) {
      awaitMoreLines(log);
      assertThat(stub.inspect("law", "writer").state().pid()).isEqualTo(pid);
      assertThat(stub.inspect("law", "writer").state().status()).isEqualTo(ContainerState.RUNNING);
      contd.kill();
    }
    try (ContdProcess contd = NODE.contd();
        ContainerStub stub = NODE.stub()) {
      stub.delete("law", "writer");
      assertThat(contd.isAlive()).isTrue();
    }
    assertConsecutive(Files.readAllLines(log));
  }

  private static void awaitMoreLines(Path log) throws IOException {
    long before = Files.exists(log) ? Files.size(log) : 0;
    Eventually.that("more lines come", () -> Files.exists(log) && Files.size(log) > before + 500);
  }

  private static void assertConsecutive(List<String> lines) {
    assertThat(lines).hasSizeGreaterThan(500);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i)).isEqualTo(Integer.toString(i + 1));
    }
  }

  /** By its own runtime containerd 2 forgets a container that ended while it was away. */
  @Test
  @Tag("keeps-ends")
  void howAContainerEndedWhileContainerdWasAwayIsThereAfterwards() throws Exception {
    Path end = NODE.rootFs().resolve("end");
    try (ContdProcess contd = NODE.contd();
        ContainerStub stub = NODE.stub()) {
      String script = "while [ ! -e /end ]; do sleep 0.02; done; exit 5";
      stub.run("away", NODE.script("job", script).build());
      long pid = stub.inspect("away", "job").state().pid();
      NODE.containerd().kill();
      Instant before = Instant.now();
      Files.createFile(end);
      Eventually.that("it ends", () -> ProcessHandle.of(pid).isEmpty());
      // for who reaped it to look at the clock
      Thread.sleep(200);
      Instant after = Instant.now();
      NODE.containerd().restart();
      Eventually.that("it is known", () -> state(stub).status().equals(ContainerState.STOPPED));
      assertThat(state(stub).exitCode()).isEqualTo(5);
      assertThat(state(stub).exitedAt()).isBetween(before, after);
      stub.delete("away", "job");
      assertThat(contd.isAlive()).isTrue();
    } finally {
      Files.deleteIfExists(end);
    }
  }

  private static ContainerState state(ContainerStub stub) {
    return stub.inspect("away", "job").state();
  }

  @Test
  void eventsGoOnBehindARestartWithoutAGapOrARepeat() {
    for (int i = 0; i < 3; i++) {
      try (ContdProcess contd = NODE.contd();
          ContainerStub stub = NODE.stub()) {
        String id = "job" + i;
        stub.run("behind", NODE.script(id, "true").build());
        stub.delete("behind", id);
        Eventually.that("its end is told", () -> told(id).contains("deleted"));
        contd.kill();
      }
    }
    for (int i = 0; i < 3; i++) {
      assertThat(told("job" + i)).containsExactly("created", "started", "exited", "deleted");
    }
    assertThat(NODE.events().stream().map(e -> e.entry().epoch()).distinct()).hasSize(1);
  }

  private static List<String> told(String id) {
    return NODE.events().stream()
        .map(e -> e.event())
        .filter(e -> e.subject().ns().equals("behind") && e.subject().id().equals(id))
        .map(LifecycleEvent::type)
        .toList();
  }

  @Test
  void aCallThatAKilledModuleHadTakenIsAnsweredByTheNext() throws InterruptedException {
    try (ContainerStub stub = NODE.stub()) {
      ContdProcess first = NODE.contd();
      stub.run(
          "cut",
          NODE.script("slow", "trap \"\" TERM; while true; do sleep 1; done")
              .shutdownTimeout(Duration.ofSeconds(20))
              .build());
      Thread caller = Thread.ofVirtual().start(() -> stub.delete("cut", "slow"));
      Eventually.that("the call is taken", () -> inFlight() == 1);
      first.kill();
      try (ContdProcess second = NODE.contd()) {
        caller.join();
        assertThat(stub.list("cut")).isEmpty();
        assertThat(second.isAlive()).isTrue();
      }
      assertThat(inFlight()).isZero();
    }
  }

  private static long inFlight() {
    String lists = NODE.redis().cli("--scan", "--pattern", "container.container@0.0.1.inflight.*");
    return lists
        .lines()
        .filter(key -> !key.endsWith(".adopted"))
        .mapToLong(key -> Long.parseLong(NODE.redis().cli("llen", key)))
        .sum();
  }

  @Test
  void whileContainerdIsAwayCallersAreToldAndAfterwardsServed() {
    try (ContdProcess contd = NODE.contd();
        ContainerStub stub = NODE.stub()) {
      NODE.containerd().kill();
      try {
        assertThatThrownBy(stub::listNamespaces)
            .isInstanceOf(ContainerException.Unavailable.class)
            .hasMessageContaining("containerd");
      } finally {
        NODE.containerd().restart();
      }
      Eventually.that("it is served again", () -> stub.listNamespaces() != null);
      stub.run("back", NODE.script("one", "true").build());
      stub.delete("back", "one");
      assertThat(contd.isAlive()).isTrue();
    }
  }
}
