package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerException;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.Freezer;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;

/** A process that the kernel does not let go of. */
class StuckIT {
  private static final String NS = "stuck";
  private static final TestNode NODE = TestNode.start();

  @AfterAll
  static void stop() {
    NODE.close();
  }

  private static long runHeld(ContainerStub stub) {
    stub.run(
        NS, NODE.script("held", "exec sleep 1000").shutdownTimeout(Duration.ofMillis(100)).build());
    return stub.inspect(NS, "held").state().pid();
  }

  private static void assertStuck(ContainerStub stub) {
    assertThatThrownBy(() -> stub.delete(NS, "held"))
        .isInstanceOf(ContainerException.DeadlineExceeded.class)
        .hasMessageContainingAll("'held'", "'stuck'", "is stuck");
  }

  private static void assertGone(ContainerStub stub) {
    Eventually.asserted("it goes by itself", () -> assertThat(stub.list(NS)).isEmpty());
  }

  @Test
  void isToldAndItsRemovalGoesOn() {
    try (ContdProcess contd = NODE.contd();
        ContainerStub stub = NODE.stub();
        Freezer freezer = Freezer.hold(runHeld(stub))) {
      try {
        assertStuck(stub);
        // nothing else waits for it
        stub.run(NS, NODE.script("other", "true").build());
        stub.delete(NS, "other");
        assertThat(stub.list(NS)).isEqualTo(List.of("held"));
      } finally {
        freezer.release();
      }
      assertGone(stub);
      assertThat(contd.isAlive()).isTrue();
    }
  }

  @Test
  void itsRemovalGoesOnInTheModuleThatComesNext() {
    try (ContainerStub stub = NODE.stub();
        ContdProcess first = NODE.contd();
        Freezer freezer = Freezer.hold(runHeld(stub))) {
      try {
        assertStuck(stub);
        first.kill();
      } finally {
        freezer.release();
      }
      try (ContdProcess second = NODE.contd()) {
        assertGone(stub);
        assertThat(second.isAlive()).isTrue();
      }
    }
  }
}
