package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerState;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.container.testing.node.Traces;
import org.zos.zbus.testing.Eventually;

/**
 * containerd does nothing for a while, or loses a record. {@code make soak} stops it for longer.
 */
class StoppedContainerdIT {
  private static final Duration STOPPED = Duration.ofSeconds(Integer.getInteger("soak.stopped", 3));
  private static final long SEED = Long.getLong("soak.seed", System.nanoTime());
  private static final String NS = "paused";
  private static final int RUNS = 6;
  private static final int SPREAD_MS = 300;

  private static final TestNode NODE = TestNode.start();

  @AfterAll
  static void stop() {
    NODE.close();
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void assertNothingLeft(SortedSet<String> before) {
    Eventually.asserted(
        "nothing is left, seed " + SEED, () -> assertThat(Traces.of(NODE)).isEqualTo(before));
  }

  @Test
  void runsThatItWasStoppedInAreDoneOrLeaveNothing() throws Exception {
    SortedSet<String> before = Traces.of(NODE);
    try (ContdProcess contd = NODE.contd();
        ContainerStub stub = NODE.stub();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> runs = new ArrayList<>();
      for (int i = 0; i < RUNS; i++) {
        String id = "run" + i;
        runs.add(callers.submit(() -> run(stub, id)));
      }
      sleep(new Random(SEED).nextInt(SPREAD_MS));
      NODE.containerd().signal("STOP");
      sleep(STOPPED.toMillis());
      NODE.containerd().signal("CONT");
      for (int i = 0; i < RUNS; i++) {
        if (runs.get(i).get()) {
          String id = "run" + i;
          assertThat(stub.inspect(NS, id).state().status()).isEqualTo(ContainerState.RUNNING);
          stub.delete(NS, id);
        }
      }
      assertNothingLeft(before);
      assertThat(contd.isAlive()).isTrue();
    }
  }

  /** Whether it was done; a stop that is long enough ends the patience of calls. */
  private static boolean run(ContainerStub stub, String id) {
    try {
      stub.run(NS, NODE.script(id, "exec sleep 1000").build());
      return true;
    } catch (ContainerException.DeadlineExceeded | ContainerException.Unavailable e) {
      return false;
    }
  }

  @Test
  void aProcessThatOutlivedItsRecordIsEnded() {
    SortedSet<String> before = Traces.of(NODE);
    try (ContainerStub stub = NODE.stub();
        ContainerdEngine engine = NODE.containerd().engine()) {
      try (ContdProcess contd = NODE.contd()) {
        stub.run(NS, NODE.script("orphan", "exec sleep 1000").build());
        contd.kill();
      }
      assertThat(engine.delete(new ContainerRef(NS, "orphan"))).isTrue();
      assertThat(Traces.of(NODE)).isNotEqualTo(before);
      try (ContdProcess contd = NODE.contd()) {
        assertNothingLeft(before);
        assertThat(contd.isAlive()).isTrue();
      }
    }
  }
}
