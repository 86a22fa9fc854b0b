package org.zos.zbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.zos.zbus.testing.Background;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.Gate;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.transport.InMemoryBroker;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.wire.Outcome.Returned;

/** The end of a server, and what it leaves to the next. */
class CloseTest {
  private final Gate gate = new Gate();
  private final InMemoryBroker broker = new InMemoryBroker();
  private final Supplier<String> names = List.of("first", "second").iterator()::next;

  private TestBus server(Duration grace, Handler.OfNothing handler) {
    return TestBus.on(
        broker,
        broker,
        settings -> settings.grace(grace).mostCalls(1).names(names),
        MethodSpec.named("Do").onCrash(Redo.REPEAT).returningNothing(handler));
  }

  private static void nothing(Call call) {}

  @Test
  void callThatRunsMayEnd() {
    try (TestBus bus = server(TestBus.PATIENCE, call -> gate.pass())) {
      String running = bus.send("Do");
      gate.awaitArrivals(1);
      Background<Boolean> closing = Background.run(bus::closeServer);
      gate.letAllGo();
      assertThat(bus.outcome(running)).isInstanceOf(Returned.class);
      closing.await();
    }
  }

  @Test
  void whatWaitsInTheQueueIsLeftThere() {
    try (TestBus bus = server(TestBus.PATIENCE, call -> gate.pass())) {
      bus.send("Do");
      gate.awaitArrivals(1);
      String waiting = bus.send("Do");
      Background<Boolean> closing = Background.run(bus::closeServer);
      gate.letAllGo();
      closing.await();
      try (TestBus other = TestBus.on(broker, broker, s -> s, quick())) {
        assertThat(other.outcome(waiting)).isInstanceOf(Returned.class);
      }
    }
  }

  private static MethodSpec quick() {
    return MethodSpec.named("Do").returningNothing(CloseTest::nothing);
  }

  @Test
  void callThatOutlastsTheGraceIsInterruptedAndLeftToASuccessor() {
    CountDownLatch interrupted = new CountDownLatch(1);
    Handler.OfNothing held =
        call -> {
          try {
            gate.pass();
          } finally {
            interrupted.countDown();
          }
        };
    String id;
    try (TestBus bus = server(Duration.ofMillis(50), held)) {
      id = bus.send("Do");
      gate.awaitArrivals(1);
      bus.closeServer();
      Eventually.that("the call is interrupted", () -> interrupted.getCount() == 0);
      assertThat(bus.hasReply(id)).isFalse();
    }
    try (RequestQueue left = broker.open(TestBus.QUEUE, "first")) {
      assertThat(left.join()).hasSize(1);
    }
    try (TestBus successor = server(TestBus.PATIENCE, CloseTest::nothing)) {
      assertThat(successor.outcome(id)).isInstanceOf(Returned.class);
    }
  }

  @Test
  void resultThatComesAfterTheGraceIsNotSent() {
    String id;
    try (TestBus bus = server(Duration.ofMillis(50), call -> gate.passDeaf())) {
      id = bus.send("Do");
      gate.awaitArrivals(1);
      bus.closeServer();
      gate.letAllGo();
      assertThat(bus.hasReply(id)).isFalse();
    }
  }

  @Test
  void serverThatWasNeverCalledClosesAtOnce() {
    try (TestBus bus = server(TestBus.PATIENCE, CloseTest::nothing)) {
      Background.run(bus::closeServer).await();
    }
  }
}
