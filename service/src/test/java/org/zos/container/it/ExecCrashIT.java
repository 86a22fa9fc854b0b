package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerState;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.Processes;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Background;
import org.zos.zbus.testing.Eventually;

/** What becomes of a command when the module does not see its end. */
class ExecCrashIT {
  private static final String NS = "cut";
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final TestNode NODE = TestNode.start();

  @AfterAll
  static void stop() {
    NODE.close();
  }

  private static void run(ContainerStub stub, String id) {
    stub.run(NS, NODE.script(id, "exec sleep 100000").build());
  }

  /** Begins a command that prints something and then sleeps for a time that is its mark. */
  private static Background<Throwable> begin(ContainerStub stub, String id, String mark) {
    Background<Throwable> call =
        Background.of(() -> catchThrowable(() -> stub.execOutput(NS, id, LONG, sleeping(mark))));
    Eventually.that("it runs", () -> sleeps(mark));
    return call;
  }

  private static List<String> sleeping(String mark) {
    return List.of("/bin/sh", "-c", "echo begun; sleep " + mark + "; true");
  }

  private static boolean sleeps(String mark) {
    return !Processes.with("sleep\0" + mark).isEmpty();
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.list(NODE.folder().resolve("contd/exec"))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertNothingIsLeft(String id, String mark) {
    Eventually.asserted(
        "nothing is left of it",
        () -> {
          assertThat(sleeps(mark)).isFalse();
          assertThat(files()).isEmpty();
          assertThat(NODE.containerd().execs(NS, id)).isEmpty();
        });
  }

  @Test
  void aSuccessorTellsTheCallerAndClearsAllAway() {
    try (ContainerStub stub = NODE.stub()) {
      Background<Throwable> call;
      try (ContdProcess first = NODE.contd()) {
        run(stub, "killed");
        call = begin(stub, "killed", "31536011");
        first.kill();
      }
      assertThat(sleeps("31536011")).isTrue();
      assertThat(files()).hasSize(1);
      try (ContdProcess second = NODE.contd()) {
        assertThat(call.await())
            .isInstanceOf(ContainerException.DeadlineExceeded.class)
            .hasMessageContaining("ExecOutput was cut short when its server ended");
        assertNothingIsLeft("killed", "31536011");
        stub.exec(NS, "killed", LONG, List.of("true"));
        stub.delete(NS, "killed");
        assertThat(second.isAlive()).isTrue();
      }
    }
  }

  @Test
  void aSuccessorClearsAwayAlsoWhatRedisHasForgotten() {
    try (ContainerStub stub = NODE.stub();
        ContainerStub callers = NODE.stub()) {
      try (ContdProcess first = NODE.contd()) {
        run(stub, "forgotten");
        begin(callers, "forgotten", "31536014");
        Background.of(
            () -> catchThrowable(() -> callers.exec(NS, "forgotten", LONG, sleeping("31536015"))));
        Eventually.that("it runs", () -> sleeps("31536015"));
        first.kill();
      }
      NODE.redis().cli("FLUSHALL");
      try (ContdProcess second = NODE.contd()) {
        assertNothingIsLeft("forgotten", "31536014");
        assertNothingIsLeft("forgotten", "31536015");
        assertThat(stub.inspect(NS, "forgotten").state().status())
            .isEqualTo(ContainerState.RUNNING);
        stub.delete(NS, "forgotten");
        assertThat(second.isAlive()).isTrue();
      }
    }
  }

  @Test
  void aModuleThatIsAskedToEndLeavesNoCommandBehind() {
    try (ContainerStub stub = NODE.stub()) {
      Background<Throwable> call;
      try (ContdProcess first = NODE.contd()) {
        run(stub, "ended");
        call = begin(stub, "ended", "31536012");
        assertThat(first.isAlive()).isTrue();
      }
      assertNothingIsLeft("ended", "31536012");
      try (ContdProcess second = NODE.contd()) {
        assertThat(call.await()).isInstanceOf(ContainerException.class);
        stub.delete(NS, "ended");
        assertThat(second.isAlive()).isTrue();
      }
    }
  }

  @Test
  void aContainerThatIsDeletedTakesItsCommandsWithIt() {
    try (ContdProcess contd = NODE.contd();
        ContainerStub stub = NODE.stub()) {
      run(stub, "deleted");
      Background<Throwable> call = begin(stub, "deleted", "31536013");
      stub.delete(NS, "deleted");
      assertThat(call.await())
          .isInstanceOf(ContainerException.Unavailable.class)
          .hasMessageContaining("is being deleted");
      assertNothingIsLeft("deleted", "31536013");
      assertThat(contd.isAlive()).isTrue();
    }
  }
}
