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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerException;
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
  private static final int MOST_PAUSE_MS = 200;
  private static final String NS = "load";
  private static final TestNode NODE = TestNode.start();

  @AfterAll
  static void stop() {
    NODE.close();
  }

  @Test
  void everyEndIsToldOnce() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    AtomicInteger done = new AtomicInteger();
    List<Future<?>> callers = new ArrayList<>();
    try (ContainerStub stub = NODE.stub();
        Subscriber subscriber = new Subscriber(NODE);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        String name = "c" + i;
        callers.add(threads.submit(() -> work(stub, name, done, enough)));
      }
      killAll(done);
      enough.set(true);
      try (ContdProcess last = NODE.contd()) {
        for (Future<?> caller : callers) {
          caller.get();
        }
        Eventually.that("all are told to be gone", () -> subscriber.known().isEmpty());
        assertThat(last.isAlive()).isTrue();
      }
      assertThat(subscriber.freed()).doesNotHaveDuplicates().hasSize(incarnations().size());
    }
    incarnations().forEach(KilledModulesIT::assertToldOnce);
  }

  /** Each after a few calls were answered, in the midst of others. */
  private static void killAll(AtomicInteger done) throws InterruptedException {
    Random random = new Random(SEED);
    for (int i = 0; i < KILLS; i++) {
      int until = done.get() + 1 + random.nextInt(2 * CALLERS);
      try (ContdProcess contd = NODE.contd()) {
        Eventually.that("calls are answered", () -> done.get() >= until);
        Thread.sleep(random.nextInt(MOST_PAUSE_MS));
        contd.kill();
      }
    }
  }

  private static void work(
      ContainerStub stub, String name, AtomicInteger done, AtomicBoolean enough) {
    while (!enough.get()) {
      boolean runs = run(stub, name);
      done.incrementAndGet();
      if (runs) {
        Eventually.that(
            "it ends",
            () -> stub.inspect(NS, name).state().status().equals(ContainerState.STOPPED));
      }
      Eventually.that("it is gone", () -> delete(stub, name));
      done.incrementAndGet();
    }
  }

  /** A call that three modules in turn were killed at is answered with an error. */
  private static boolean run(ContainerStub stub, String name) {
    try {
      stub.run(NS, NODE.script(name, "sleep 0.05; exit " + CODE).build());
      return true;
    } catch (ContainerException e) {
      return false;
    }
  }

  private static boolean delete(ContainerStub stub, String name) {
    try {
      stub.delete(NS, name);
      return true;
    } catch (ContainerException.NotFound e) {
      return true;
    }
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
