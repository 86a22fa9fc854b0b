package org.zos.zbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.zbus.CallException;
import org.zos.zbus.testing.Gate;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.transport.InMemoryBroker;
import org.zos.zbus.wire.CallError;
import org.zos.zbus.wire.Outcome.Failed;
import org.zos.zbus.wire.Outcome.Returned;

/** Calls that say, before their last step, that they are done whatever happens. */
class SettledCallTest {
  @TempDir private Path root;
  private final InMemoryBroker broker = new InMemoryBroker();
  private final Gate gate = new Gate();
  private final AtomicInteger runs = new AtomicInteger();

  private TestBus serving(Handler.OfNothing work) {
    return TestBus.on(
        broker,
        broker,
        settings -> settings.root(root),
        MethodSpec.named("Do")
            .onCrash(Redo.RESUME)
            .returningNothing(call -> {
              runs.incrementAndGet();
              work.handle(call);
            }));
  }

  @Test
  void isToldAsDoneByWhoeverTakesItOverAndNotRunAgain() {
    String id;
    try (TestBus bus =
        serving(call -> {
          call.settle();
          gate.pass();
        })) {
      id = bus.send("Do");
      gate.awaitArrivals(1);
    }
    try (TestBus successor = serving(call -> {})) {
      assertThat(successor.outcome(id)).isInstanceOf(Returned.class);
    }
    assertThat(runs).hasValue(1);
  }

  @Test
  void isRunAgainWhereItHadNotSaidSo() {
    String id;
    try (TestBus bus = serving(call -> gate.pass())) {
      id = bus.send("Do");
      gate.awaitArrivals(1);
    }
    try (TestBus successor = serving(call -> {})) {
      assertThat(successor.outcome(id)).isInstanceOf(Returned.class);
    }
    assertThat(runs).hasValue(2);
  }

  @Test
  void isToldHowItReallyEndedByTheServerThatRunsIt() {
    try (TestBus bus =
        serving(call -> {
          call.settle();
          throw new CallException(new CallError("the last step failed", "INTERNAL"));
        })) {
      assertThat(bus.ask("Do"))
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> assertThat(failed.error().message()).isEqualTo("the last step failed"));
    }
  }
}
