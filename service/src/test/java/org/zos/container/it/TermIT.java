package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.container.contract.Container;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.contract.MountInfo;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.NativeProgram;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;

/**
 * Who takes TERM has it and ends in its own way, however it takes it; who does not is gone long
 * before its time.
 */
class TermIT {
  private static final String NS = "term";

  /** So long that nobody waits for it by mistake. */
  private static final Duration GRACE = Duration.ofSeconds(60);

  private static final TestNode NODE = TestNode.start();
  private static ContdProcess contd;
  private static ContainerStub stub;

  @BeforeAll
  static void start() {
    NativeProgram.compile("takes_term", NODE.rootFs().resolve("bin/takes_term"));
    contd = NODE.contd();
    stub = NODE.stub();
  }

  @AfterAll
  static void stop() {
    stub.close();
    contd.close();
    NODE.close();
  }

  /** Runs it, and waits until it says that it is ready. */
  private static void run(Container container) {
    stub.run(NS, container);
    Eventually.that("it is ready", () -> stub.logs(NS, container.name()).contains("ready"));
  }

  /** Deletes it and tells how it ended. */
  private static LifecycleEvent.Exited delete(String id) {
    long began = System.nanoTime();
    stub.delete(NS, id);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(GRACE.dividedBy(2));
    Eventually.that("its end is told", () -> exits(id).size() == 1);
    return exits(id).getFirst();
  }

  private static List<LifecycleEvent.Exited> exits(String id) {
    return NODE.events().stream()
        .map(told -> told.event())
        .filter(event -> event.subject().ns().equals(NS) && event.subject().id().equals(id))
        .filter(LifecycleEvent.Exited.class::isInstance)
        .map(LifecycleEvent.Exited.class::cast)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"handler", "sigtimedwait", "signalfd"})
  void anInitThatTakesTermEndsByItself(String way) {
    run(
        NODE.script(way, "true")
            .entrypoint("/bin/takes_term " + way)
            .shutdownTimeout(GRACE)
            .build());
    assertThat(delete(way).exitCode()).isEqualTo(42);
  }

  @Test
  void aShellWithATrapEndsByItself() {
    // it looks at its trap when what it waits for has ended
    String script = "trap \"exit 43\" TERM; echo ready; while true; do sleep 1; done";
    run(NODE.script("trap", script).shutdownTimeout(GRACE).build());
    assertThat(delete("trap").exitCode()).isEqualTo(43);
  }

  @Test
  void aJvmEndsByItself() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String classes = Path.of("target/test-classes").toAbsolutePath().toString();
    run(
        NODE.script("jvm", "true")
            .entrypoint(
                java
                    + " -Xmx32m -XX:+UseSerialGC -cp /classes"
                    + " org.zos.container.testing.SleepProgram")
            .mounts(
                List.of(
                    MountInfo.bind("/usr", "/usr"),
                    MountInfo.bind("/usr/lib", "/lib"),
                    MountInfo.bind("/usr/lib64", "/lib64"),
                    MountInfo.bind(
                        System.getProperty("java.home"), System.getProperty("java.home")),
                    MountInfo.bind(classes, "/classes")))
            .shutdownTimeout(GRACE)
            .build());
    // 128 + TERM is what a JVM ends with after its shutdown hooks
    assertThat(delete("jvm").exitCode()).isEqualTo(143);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo ready; exec sleep 1000",
        "trap \"\" TERM; echo ready; while true; do sleep 1; done",
        "echo ready; while true; do sleep 1; done"
      })
  void aFirstProcessThatDropsTermIsKilledLongBeforeItsTime(String script) {
    String id = "drops" + Integer.toHexString(script.hashCode());
    run(NODE.script(id, script).shutdownTimeout(GRACE).build());
    assertThat(delete(id).signal()).isEqualTo(9);
  }
}
