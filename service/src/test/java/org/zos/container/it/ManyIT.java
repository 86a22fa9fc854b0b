package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.container.testing.node.Traces;
import org.zos.zbus.testing.Eventually;

/** Many starts and deletions leave nothing behind. {@code make soak} makes more of them. */
class ManyIT {
  private static final int STARTS = Integer.getInteger("soak.starts", 40);
  private static final int CALLERS = 8;
  private static final String NS = "many";

  private static final TestNode NODE = TestNode.start();

  @AfterAll
  static void stop() {
    NODE.close();
  }

  @Test
  void startsAndDeletionsLeaveNothing() throws Exception {
    SortedSet<String> before = Traces.of(NODE);
    AtomicInteger next = new AtomicInteger();
    try (ContdProcess contd = NODE.contd();
        ContainerStub stub = NODE.stub();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, CALLERS)
              .mapToObj(i -> callers.submit(() -> startAndDelete(stub, next)))
              .toList();
      for (Future<?> each : all) {
        each.get();
      }
      assertThat(stub.list(NS)).isEmpty();
      Eventually.asserted("nothing is left", () -> assertThat(Traces.of(NODE)).isEqualTo(before));
      assertThat(contd.isAlive()).isTrue();
    }
  }

  /** Every second one ends by itself before it is deleted, or while it is. */
  private static void startAndDelete(ContainerStub stub, AtomicInteger next) {
    int i;
    while ((i = next.getAndIncrement()) < STARTS) {
      String id = "c" + i;
      stub.run(NS, NODE.script(id, i % 2 == 0 ? "exec sleep 1000" : "echo done").build());
      stub.delete(NS, id);
    }
  }
}
