package org.zos.container.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.ExecOutput;
import org.zos.container.runtime.TaskState;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.Processes;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Background;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.GoPrograms;

/**
 * Commands in real containers: how they end, what they print, what they leave, which is nothing.
 */
class ExecIT {
  private static final String NS = "exec";
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final long MEBIBYTE = 1024 * 1024;

  private static final TestNode NODE = TestNode.start();
  private static ContdProcess contd;
  private static ContainerStub stub;

  @BeforeAll
  static void start() {
    contd = NODE.contd();
    stub = NODE.stub();
    stub.run(
        NS,
        NODE.script("web", "exec sleep 100000")
            .env(List.of("A=one two"))
            .workingDir("/etc")
            .build());
  }

  @AfterAll
  static void stop() {
    stub.delete(NS, "web");
    assertNothingIsLeft();
    stub.close();
    contd.close();
    NODE.close();
  }

  private static void exec(Duration timeout, String script) {
    stub.exec(NS, "web", timeout, List.of("/bin/sh", "-c", script));
  }

  private static ExecOutput output(String script) {
    return stub.execOutput(NS, "web", LONG, List.of("/bin/sh", "-c", script));
  }

  private static String stdout(String script) {
    return new String(output(script).stdout(), UTF_8);
  }

  private static void assertNothingIsLeft() {
    try (Stream<Path> files = Files.list(NODE.folder().resolve("contd/exec"))) {
      assertThat(files).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(Processes.with("settings\0" + NODE.folder().resolve("contd/exec"))).isEmpty();
  }

  @Test
  void twoHundredShortOnesEndInGoodOrderAndLeaveNothing() {
    for (int i = 0; i < 200; i++) {
      stub.exec(NS, "web", LONG, List.of("true"));
    }
    assertThat(NODE.containerd().execs(NS, "web")).isEmpty();
  }

  @Test
  void anExitCodeIsToldAsItIs() {
    assertThatThrownBy(() -> exec(LONG, "exit 42"))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessage("container 'web' in namespace 'exec': non-zero exit code: 42");
    assertThat(output("exit 42").exitCode()).isEqualTo(42);
    assertThat(output("kill -9 $$").exitCode()).isEqualTo(137);
  }

  @Test
  void bothStreamsAreGivenApartAndByteForByte() {
    ExecOutput printed = output("printf 'a\\000\\377'; printf oops >&2; exit 3");
    assertThat(printed)
        .isEqualTo(
            new ExecOutput(3, new byte[] {'a', 0, (byte) 0xff}, "oops".getBytes(UTF_8), false));
  }

  @Test
  void ofEachStreamTheFirstMebibyteIsGivenAndItIsSaidThatThereWasMore() {
    ExecOutput printed =
        output("yes & one=$!; yes no >&2 & other=$!; sleep 1; kill -9 $one $other; true");
    assertThat(printed.truncated()).isTrue();
    assertThat(printed.stdout()).hasSize((int) MEBIBYTE).startsWith("y\ny\n".getBytes(UTF_8));
    assertThat(printed.stderr()).hasSize((int) MEBIBYTE);
    assertThat(output("head -c 1048576 /dev/zero").truncated()).isFalse();
    assertThat(output("head -c 1048577 /dev/zero").truncated()).isTrue();
  }

  @Test
  void aChildThatKeepsTheOutputOpenDelaysNothing() {
    assertThat(stdout("echo before; sleep 31536001 & echo after")).isEqualTo("before\nafter\n");
    exec(LONG, "sleep 31536001 &");
    assertThat(Processes.with("31536001")).isNotEmpty();
  }

  @Test
  void aTimeoutEndsTheWholeTree() {
    assertThatThrownBy(() ->
            exec(SHORT, "sleep 31536002 & sh -c \"sleep 31536002; true\" & sleep 31536002; true"))
        .isInstanceOf(ContainerException.DeadlineExceeded.class)
        .hasMessage("container 'web' in namespace 'exec': execution timed out");
    Eventually.that("all are gone", () -> Processes.with("31536002").isEmpty());
    assertThat(stub.inspect(NS, "web").state().status()).isEqualTo(ContainerState.RUNNING);
    assertThat(NODE.containerd().execs(NS, "web")).isEmpty();
  }

  @Test
  void aTreeThatNeverStandsStillIsEndedToo() {
    String loop = "while :; do sh -c \\\"sleep 0.01; : 31536003\\\"; done";
    assertThatThrownBy(
            () -> exec(SHORT, "for n in 1 2 3 4 5; do sh -c \"" + loop + "\" & done; wait"))
        .hasMessageContaining("execution timed out");
    Eventually.that("all are gone", () -> Processes.with("31536003").isEmpty());
  }

  @Test
  void aCommandIsLikeTheContainersOwnProcess() {
    assertThat(stdout("echo $A; pwd; id -u")).isEqualTo("one two\n/etc\n0\n");
    assertThat(stdout("cat /proc/self/status")).contains("NoNewPrivs:\t1");
    String own = stdout("busybox grep Cap /proc/1/status");
    assertThat(stdout("busybox grep Cap /proc/self/status")).isEqualTo(own).contains("CapEff");
    assertThat(stdout("cat /proc/self/cgroup")).isEqualTo(stdout("cat /proc/1/cgroup"));
  }

  @Test
  void itsLimitsAreTheContainers() {
    stub.run(NS, NODE.script("small", "exec sleep 100000").pids(20).build());
    String many = "i=0; while [ $i -lt 100 ]; do sleep 100 & i=$((i+1)); done";
    ExecOutput printed = stub.execOutput(NS, "small", LONG, List.of("/bin/sh", "-c", many));
    assertThat(printed.exitCode()).isNotZero();
    assertThat(new String(printed.stderr(), UTF_8)).contains("fork");
    stub.delete(NS, "small");
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> stub.exec(NS, "web", LONG, List.of("/no/such/program")))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContaining("/no/such/program")
        .hasMessageContaining("container 'web' in namespace 'exec'");
    assertThatThrownBy(() -> stub.execOutput(NS, "web", LONG, List.of("/no/such/program")))
        .isInstanceOf(ContainerException.FailedPrecondition.class);
    assertThat(NODE.containerd().execs(NS, "web")).isEmpty();
  }

  @Test
  void aContainerThatDoesNotRunRunsNoCommand() {
    stub.run(NS, NODE.script("ended", "exit 0").build());
    Eventually.that(
        "it has ended",
        () -> stub.inspect(NS, "ended").state().status().equals(ContainerState.STOPPED));
    assertThatThrownBy(() -> stub.exec(NS, "ended", LONG, List.of("true")))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContaining("does not run: it is stopped");
    stub.delete(NS, "ended");
    assertThatThrownBy(() -> stub.exec(NS, "ended", LONG, List.of("true")))
        .isInstanceOf(ContainerException.NotFound.class)
        .hasMessageContaining("not found");
  }

  @Test
  void manyAtOnceDelayNeitherOneAnotherNorOthers() {
    List<Background<Boolean>> running =
        Stream.generate(() -> Background.run(() -> exec(LONG, "sleep 5"))).limit(20).toList();
    Eventually.that("they run", () -> NODE.containerd().execs(NS, "web").size() >= 20);
    assertThat(stub.list(NS)).contains("web");
    running.forEach(Background::await);
    assertThat(NODE.containerd().execs(NS, "web")).isEmpty();
  }

  @Test
  void callersInGoNeedNotBeChanged() throws IOException {
    Path program = GoPrograms.build("exec");
    assertThat(fromGo(program, "1m", "web", "true", "a b", "")).isEqualTo("done\n");
    assertThat(fromGo(program, "1m", "web", "/bin/sh", "-c", "exit 42"))
        .endsWith("non-zero exit code: 42\n");
    assertThat(fromGo(program, "100ms", "web", "sleep", "1000")).endsWith("execution timed out\n");
    assertThat(fromGo(program, "1m", "nobody", "true")).contains("not found");
  }

  private static String fromGo(Path program, String timeout, String id, String... command)
      throws IOException {
    Path output = NODE.folder().resolve("go.out");
    Files.deleteIfExists(output);
    List<String> words =
        new ArrayList<>(List.of(program.toString(), NODE.redis().address(), NS, id, timeout));
    words.addAll(List.of(command));
    try (ChildProcess go = ChildProcess.start(output, words)) {
      assertThat(go.await()).as(go.printed()).isZero();
      return Files.readString(output);
    }
  }

  @Test
  void muchOutputOfManyAtOnceDoesNotFillTheModulesMemory() {
    String much = "head -c 2000000 /dev/zero; head -c 2000000 /dev/zero >&2";
    List<Background<ExecOutput>> running =
        Stream.generate(() -> Background.of(() -> output(much))).limit(40).toList();
    running.forEach(each -> assertThat(each.await().stdout()).hasSize((int) MEBIBYTE));
    assertThat(contd.isAlive()).isTrue();
  }

  @Test
  void aRestartOfContainerdIsNotSeenByACommand() {
    Background<?> command =
        Background.run(() -> assertThat(output("sleep 5; echo on").exitCode()).isZero());
    try (ContainerdEngine engine = NODE.containerd().engine()) {
      Eventually.that(
          "it runs",
          () ->
              NODE.containerd().execs(NS, "web").stream()
                  .anyMatch(exec ->
                      engine.execs().exec(exec).orElseThrow() instanceof TaskState.Running));
    }
    // its start was answered before this is
    stub.inspect(NS, "web");
    NODE.containerd().kill();
    NODE.containerd().restart();
    command.await();
    assertThat(NODE.containerd().execs(NS, "web")).isEmpty();
  }
}
