package org.zos.zbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.Gate;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.transport.InMemoryBroker;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.wire.Outcome.Returned;

/** A server whose connection breaks while it serves. */
class ReconnectTest {
  private final Gate gate = new Gate();
  private final InMemoryBroker broker = new InMemoryBroker();
  private final AtomicReference<Runnable> whileListing = new AtomicReference<>(() -> {});
  private final BreakableTransport transport =
      new BreakableTransport(broker, TestBus.QUEUE, () -> whileListing.get().run());

  @AutoClose
  private final TestBus bus =
      TestBus.on(
          transport,
          broker,
          settings -> settings.names(() -> "main"),
          MethodSpec.named("Do").returningNothing(call -> gate.pass()));

  @AutoClose private final RequestQueue sameInstance = broker.open(TestBus.QUEUE, "main");

  private void breakTaking() {
    transport.breakTaking();
    Eventually.that("the server notices", transport::isNoticed);
  }

  private void assertServes() {
    gate.letAllGo();
    assertThat(bus.ask("Do")).isInstanceOf(Returned.class);
  }

  @Test
  void serverServesAgain() {
    breakTaking();
    breakTaking();
    assertServes();
  }

  @Test
  void requestThatItTookButNeverSawIsDone() {
    gate.letAllGo();
    transport.loseNextTaken();
    assertThat(bus.ask("Do")).isInstanceOf(Returned.class);
    assertThat(gate.arrivals()).isEqualTo(1);
  }

  @Test
  void callThatRunsMeanwhileIsNotDoneTwice() {
    String id = bus.send("Do");
    gate.awaitArrivals(1);
    breakTaking();
    assertServes();
    assertThat(bus.outcome(id)).isInstanceOf(Returned.class);
    assertThat(gate.arrivals()).isEqualTo(2);
  }

  @Test
  void callThatEndsWhileTheServerLooksForWhatItLostIsNotDoneTwice() {
    String id = bus.send("Do");
    gate.awaitArrivals(1);
    whileListing.set(() -> {
      gate.letOneGo();
      Eventually.that("it is answered", () -> sameInstance.join().isEmpty());
      bus.awaitIdle();
    });
    breakTaking();
    assertServes();
    assertThat(bus.outcome(id)).isInstanceOf(Returned.class);
    assertThat(gate.arrivals()).isEqualTo(2);
  }

  @Test
  void answerIsSentAgainUntilItIsThere() {
    transport.breakAnswering();
    assertServes();
  }
}
