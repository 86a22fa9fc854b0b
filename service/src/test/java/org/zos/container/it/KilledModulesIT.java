package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.contract.LifecycleEvent.Exited;
import org.zos.container.stub.ContainerStub;
import org.zos.container.stub.follow.FollowedEvent;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;

/** The module is killed again and again while containers come, end and go. */
class KilledModulesIT {
  private static final long SEED = Long.getLong("soak.seed", System.nanoTime());
  private static final int KILLS = Integer.getInteger("soak.kills", 8);
  private static final int CALLERS = 4;
  private static final int CODE = 3;
  private static final String NS = "load";
  private static final TestNode NODE = TestNode.start();

  @AfterAll
  static void stop() {
    NODE.close();
  }

  @Test
  void everyEndIsToldOnce() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    List<Future<Integer>> callers = new ArrayList<>();
    try (ContainerStub stub = NODE.stub();
        Subscriber subscriber = new Subscriber(NODE);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        String name = "c" + i;
        callers.add(threads.submit(() -> work(stub, name, enough)));
      }
      killAll();
      enough.set(true);
      try (ContdProcess last = NODE.contd()) {
        for (Future<Integer> caller : callers) {
          assertThat(caller.get()).isPositive();
        }
        Eventually.that("all are told to be gone", () -> subscriber.known().isEmpty());
        assertThat(last.isAlive()).isTrue();
      }
      assertThat(subscriber.freed()).doesNotHaveDuplicates().hasSize(incarnations().size());
    }
    incarnations().forEach(KilledModulesIT::assertToldOnce);
  }

  private static void killAll() throws InterruptedException {
    Random random = new Random(SEED);
    for (int i = 0; i < KILLS; i++) {
      try (ContdProcess contd = NODE.contd()) {
        Thread.sleep(random.nextInt(1000));
        contd.kill();
      }
    }
  }

  private static int work(ContainerStub stub, String name, AtomicBoolean enough) {
    int done = 0;
    while (!enough.get()) {
      stub.run(NS, NODE.script(name, "sleep 0.05; exit " + CODE).build());
      Eventually.that(
          "it ends", () -> stub.inspect(NS, name).state().status().equals(ContainerState.STOPPED));
      stub.delete(NS, name);
      done++;
    }
    return done;
  }

  private static Map<String, List<LifecycleEvent>> incarnations() {
    return NODE.events().stream()
        .map(FollowedEvent::event)
        .collect(Collectors.groupingBy(event -> event.subject().uid()));
  }

  /**
   * One that a killed module left half made may have had no process. How one ended that was removed
   * as its module was killed, nobody may know.
   */
  private static void assertToldOnce(String uid, List<LifecycleEvent> events) {
    List<String> types = events.stream().map(LifecycleEvent::type).toList();
    assertThat(types)
        .as("%s, seed %d", uid, SEED)
        .isIn(List.of("created", "started", "exited", "deleted"), List.of("created", "deleted"));
    events.stream()
        .filter(Exited.class::isInstance)
        .map(Exited.class::cast)
        .forEach(end -> assertThat(end.exitCode()).isIn((long) CODE, 137L, Exited.NO_CODE));
  }
}
