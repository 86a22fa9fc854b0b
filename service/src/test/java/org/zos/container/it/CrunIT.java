package org.zos.container.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zos.container.cgroup.Cgroups;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.ExecOutput;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;

/** Containers that crun runs, not runc. */
class CrunIT {
  private static final TestNode NODE = TestNode.startForCrun();
  private static ContdProcess contd;
  private static ContainerStub stub;

  @BeforeAll
  static void start() throws IOException {
    Escape.install(NODE.rootFs());
    contd = NODE.contd("--runtime=crun");
    stub = NODE.stub();
  }

  @AfterAll
  static void stop() {
    stub.close();
    contd.close();
    NODE.close();
  }

  /** What crun keeps of a container; runc has other files there. */
  private static Path state(String id) {
    return Path.of("/run/containerd/runc/crun", id, "status");
  }

  private static long limit(long pid, String controller, String first, String second) {
    Path group = Cgroups.of(Path.of("/proc")).folder(controller, pid).orElseThrow();
    Path file = Files.exists(group.resolve(first)) ? group.resolve(first) : group.resolve(second);
    try {
      return Long.parseLong(Files.readString(file).split("\\s")[0]);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void runsThemWithTheirLimitsAndRemovesThem() {
    stub.run(
        "crun",
        NODE.script("web", "exec sleep 1000")
            .memory(64L * 1024 * 1024)
            .pids(17)
            .shutdownTimeout(Duration.ofMillis(200))
            .build());
    assertThat(state("web")).exists();
    long pid = stub.inspect("crun", "web").state().pid();
    assertThat(limit(pid, "memory", "memory.limit_in_bytes", "memory.max")).isEqualTo(64L << 20);
    assertThat(limit(pid, "pids", "pids.max", "pids.max")).isEqualTo(17);
    assertThat(limit(pid, "cpu", "cpu.cfs_quota_us", "cpu.max")).isEqualTo(100_000);
    stub.delete("crun", "web");
    assertThat(stub.list("crun")).isEmpty();
    assertThat(state("web")).doesNotExist();
  }

  @Test
  void runsCommandsInThem() {
    stub.run("crun", NODE.script("shell", "exec sleep 1000").build());
    ExecOutput result =
        stub.execOutput(
            "crun", "shell", Duration.ofMinutes(1), List.of("/bin/sh", "-c", "echo hi; exit 3"));
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.stdout()).asString(UTF_8).isEqualTo("hi\n");
    stub.delete("crun", "shell");
  }

  @Test
  void keepsThemInAsRuncDoes() {
    stub.run("crun", NODE.script("escape", "").entrypoint(Escape.PROGRAM).pids(50).build());
    Escape escape = Escape.in(NODE.log("crun", "escape"));
    assertThat(escape.allowed()).isEmpty();
    assertThat(escape.refused()).hasSizeGreaterThan(80);
    stub.delete("crun", "escape");
  }

  @Test
  void tellsThatTheyRanOutOfMemory() {
    stub.run(
        "crun",
        NODE.script("big", "exec dd if=/dev/zero of=/dev/null bs=64M count=1")
            .memory(16L << 20)
            .build());
    Eventually.that(
        "it ends",
        () -> stub.inspect("crun", "big").state().status().equals(ContainerState.STOPPED));
    assertThat(stub.inspect("crun", "big").state().oomKilled()).isTrue();
    stub.delete("crun", "big");
  }

  @Test
  void whatCanNotBeStartedIsToldAndLeavesNothing() {
    assertThatThrownBy(
            () -> stub.run("crun", NODE.script("bad", "").entrypoint("/no/such/program").build()))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContaining("/no/such/program");
    assertThat(stub.list("crun")).doesNotContain("bad");
    assertThat(state("bad")).doesNotExist();
  }
}
