package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerState;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;

/** What a container writes is in its log, whole, or its caller is told why it can't be. */
class OutputIT {
  private static final int BURSTS = Integer.getInteger("soak.bursts", 50);

  private static final TestNode NODE = TestNode.start();

  @AfterAll
  static void stop() {
    NODE.close();
  }

  @Test
  void sixtyThousandBytesWithoutANewlineAndAnExitAtOnceAreWholeEveryTime() {
    int whole = 0;
    try (ContdProcess contd = NODE.contd();
        ContainerStub stub = NODE.stub()) {
      for (int i = 0; i < BURSTS; i++) {
        String id = "burst" + i;
        stub.run("burst", NODE.script(id, "head -c 60000 /dev/zero | tr \"\\0\" x").build());
        Eventually.that(
            "it has ended",
            () -> stub.inspect("burst", id).state().status().equals(ContainerState.STOPPED));
        stub.delete("burst", id);
        whole += isWhole(NODE.log("burst", id)) ? 1 : 0;
      }
      assertThat(contd.isAlive()).isTrue();
    }
    System.out.printf("60,000 bytes without a newline: whole %d of %d%n", whole, BURSTS);
    assertThat(whole).isEqualTo(BURSTS);
  }

  /** Once the container is deleted nothing more can come: what is missing then is lost. */
  private static boolean isWhole(Path log) {
    try {
      Eventually.that("the shim has ended", () -> Files.size(log) == 60_000);
      return Files.readString(log).equals("x".repeat(60_000));
    } catch (IOException | AssertionError e) {
      return false;
    }
  }

  @Test
  void outputOfEarlierRunsOfTheSameNameIsKept() throws IOException {
    try (ContdProcess contd = NODE.contd();
        ContainerStub stub = NODE.stub()) {
      for (String word : new String[] {"first", "second"}) {
        stub.run("kept", NODE.script("app", "echo " + word + "; echo " + word + " >&2").build());
        Eventually.that(
            "it has ended",
            () -> stub.inspect("kept", "app").state().status().equals(ContainerState.STOPPED));
        stub.delete("kept", "app");
      }
      Path log = NODE.log("kept", "app");
      Eventually.that("all is written", () -> Files.readAllLines(log).size() == 4);
      assertThat(Files.readAllLines(log))
          .containsExactlyInAnyOrder("first", "first", "second", "second");
      assertThat(Files.readAllLines(log).subList(0, 2)).containsOnly("first");
      assertThat(contd.isAlive()).isTrue();
    }
  }

  @Test
  void aShimThatDiesAtOnceMakesRunFailAndLeavesNothing() {
    try (ContdProcess contd = NODE.contd("--shim=/bin/false");
        ContainerStub stub = NODE.stub()) {
      assertThatThrownBy(() -> stub.run("noshim", NODE.script("app", "sleep 1000").build()))
          .isInstanceOf(ContainerException.FailedPrecondition.class)
          .hasMessageContaining("'app'");
      assertThat(stub.list("noshim")).isEmpty();
      assertThat(contd.isAlive()).isTrue();
    }
    try (ContainerdEngine engine = NODE.containerd().engine()) {
      assertThat(engine.list("noshim")).isEmpty();
    }
  }

  @Test
  void aLogThatCantBeOpenedMakesRunFailWithTheShimsReason() throws IOException {
    Path log = NODE.log("blocked", "app");
    Files.createDirectories(log);
    try (ContdProcess contd = NODE.contd();
        ContainerStub stub = NODE.stub()) {
      assertThatThrownBy(() -> stub.run("blocked", NODE.script("app", "sleep 1000").build()))
          .isInstanceOf(ContainerException.FailedPrecondition.class)
          .hasMessageContaining(log.toString());
      assertThat(stub.list("blocked")).isEmpty();
      assertThat(contd.isAlive()).isTrue();
    }
  }
}
