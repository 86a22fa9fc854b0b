package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerBuilder;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.LastExit;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.stub.ContainerStub;
import org.zos.container.stub.follow.FollowedEvent;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;

/** What is told of containers in which the kernel kills for want of memory. */
class OomIT {
  private static final int TIMES = 20;
  private static final long MEMORY = 16L * 1024 * 1024;

  /** The first process of the container takes all memory itself: dd wants a buffer of 64 MiB. */
  private static final String TAKE_ALL = "exec dd if=/dev/zero of=/dev/null bs=64M count=1";

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

  private static ContainerBuilder container(String name, String script) {
    return NODE.script(name, script).memory(MEMORY).shutdownTimeout(Duration.ofMillis(200));
  }

  private static ContainerState awaitEnd(String id) {
    Eventually.that(
        "it stops", () -> stub.inspect("oom", id).state().status().equals(ContainerState.STOPPED));
    return stub.inspect("oom", id).state();
  }

  private static List<LifecycleEvent> of(String id) {
    return NODE.events().stream()
        .map(FollowedEvent::event)
        .filter(event -> event.subject().id().equals(id))
        .toList();
  }

  private static Optional<LifecycleEvent.Exited> exit(String id) {
    return of(id).stream()
        .filter(LifecycleEvent.Exited.class::isInstance)
        .map(LifecycleEvent.Exited.class::cast)
        .findFirst();
  }

  private static LifecycleEvent.Exited awaitExit(String id) {
    Eventually.that("its end is told", () -> exit(id).isPresent());
    return exit(id).orElseThrow();
  }

  @Test
  void eachOneThatIsKilledIsToldToBe() {
    for (int i = 0; i < TIMES; i++) {
      String id = "killed-" + i;
      stub.run("oom", container(id, TAKE_ALL).build());
      ContainerState state = awaitEnd(id);
      assertThat(state.oomKilled()).as(id).isTrue();
      assertThat(state.exitCode()).as(id).isEqualTo(137);
      assertThat(awaitExit(id).oomKilled()).as(id).isTrue();
      stub.delete("oom", id);
    }
  }

  @Test
  void oneThatIsDeletedAtOnceIsToldToBeToo() {
    for (int i = 0; i < TIMES; i++) {
      String id = "deleted-" + i;
      stub.run("oom", container(id, TAKE_ALL).build());
      awaitEnd(id);
      stub.delete("oom", id);
    }
    for (int i = 0; i < TIMES; i++) {
      assertThat(awaitExit("deleted-" + i).oomKilled()).as("deleted-" + i).isTrue();
    }
  }

  @Test
  void itIsKeptOnTheRecordWithCodeAndTime() {
    stub.run("oom", container("kept", TAKE_ALL).build());
    ContainerState state = awaitEnd("kept");
    ContainerRef ref = new ContainerRef("oom", "kept");
    try (ContainerdEngine engine = NODE.containerd().engine()) {
      Eventually.that("it is noted", () -> engine.find(ref).flatMap(LastExit::of).isPresent());
      LastExit exit = engine.find(ref).flatMap(LastExit::of).orElseThrow();
      assertThat(exit.oomKilled()).isTrue();
      assertThat(exit.exit().code()).isEqualTo(137);
      assertThat(exit.exit().at()).isEqualTo(state.exitedAt());
    }
    stub.delete("oom", "kept");
  }

  @Test
  void aChildThatIsKilledIsAnEventAndNoEnd() {
    // again and again: containerd may begin to look only after the first was killed
    String script = "while true; do dd if=/dev/zero of=/dev/null bs=64M count=1; sleep 1; done";
    stub.run("oom", container("parent", script).build());
    Eventually.that(
        "it is told", () -> of("parent").stream().anyMatch(LifecycleEvent.Oom.class::isInstance));
    ContainerState state = stub.inspect("oom", "parent").state();
    assertThat(state.status()).isEqualTo(ContainerState.RUNNING);
    assertThat(state.oomKilled()).isFalse();
    assertThat(exit("parent")).isEmpty();
    stub.delete("oom", "parent");
  }

  @Test
  void oneThatIsKilledForAnotherReasonIsNotSaidToHaveRunOutOfMemory() {
    stub.run("oom", container("other", "kill -9 $$; exit 137").build());
    ContainerState state = awaitEnd("other");
    assertThat(state.exitCode()).isEqualTo(137);
    assertThat(state.oomKilled()).isFalse();
    assertThat(awaitExit("other").oomKilled()).isFalse();
    stub.delete("oom", "other");
  }
}
