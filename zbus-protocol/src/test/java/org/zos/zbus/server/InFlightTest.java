package org.zos.zbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zos.zbus.codec.WireCodec;
import org.zos.zbus.testing.Gate;
import org.zos.zbus.testing.Queues;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.transport.InMemoryBroker;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.wire.Outcome.Failed;
import org.zos.zbus.wire.Outcome.Returned;
import org.zos.zbus.wire.Request;

/** What a server finds that one before it took and did not answer. */
class InFlightTest {
  private static final int LEFT = 5;

  private final InMemoryBroker broker = new InMemoryBroker();
  private final Gate gate = new Gate();

  private void leaveInFlight(String instance) {
    try (RequestQueue queue = broker.open(TestBus.QUEUE, instance)) {
      for (int i = 0; i < LEFT; i++) {
        String id = "left-" + i;
        Request request = new Request(id, List.of(), TestBus.OBJECT, id, "Do");
        Queues.send(broker, TestBus.QUEUE, WireCodec.encode(request));
      }
      assertThat(Queues.takeMore(queue, LEFT)).hasSize(LEFT);
    }
  }

  private TestBus server(Redo redo) {
    return TestBus.on(
        broker,
        broker,
        settings -> settings.mostCalls(2),
        MethodSpec.named("Do").onCrash(redo).returningNothing(call -> gate.pass()));
  }

  @ParameterizedTest
  @EnumSource(names = {"REPEAT", "RESUME"})
  void requestsLeftInFlightAreDone(Redo redo) {
    leaveInFlight("dead");
    gate.letAllGo();
    try (TestBus bus = server(redo)) {
      for (int i = 0; i < LEFT; i++) {
        assertThat(bus.outcome("left-" + i)).isInstanceOf(Returned.class);
      }
    }
  }

  @Test
  void requestThatCantBeDoneAgainIsAnsweredWithAnError() {
    leaveInFlight("dead");
    try (TestBus bus = server(Redo.FAIL)) {
      for (int i = 0; i < LEFT; i++) {
        assertThat(bus.outcome("left-" + i))
            .isInstanceOfSatisfying(
                Failed.class, f -> assertThat(f.error().message()).contains("Do was cut short"));
      }
      assertThat(gate.arrivals()).isZero();
    }
  }

  @Test
  void noMoreOfThemRunAtOnceThanAllowed() {
    leaveInFlight("dead");
    try (TestBus bus = server(Redo.REPEAT)) {
      gate.awaitArrivals(2);
      gate.letAllGo();
      bus.outcome("left-4");
      assertThat(gate.mostHeld()).isEqualTo(2);
    }
  }

  @Test
  void whatALivingServerHasInFlightIsItsOwn() {
    broker.leases(TestBus.MODULE, () -> "other").join();
    leaveInFlight("other");
    gate.letAllGo();
    try (TestBus bus = server(Redo.REPEAT)) {
      assertThat(bus.ask("Do")).isInstanceOf(Returned.class);
      assertThat(gate.arrivals()).isEqualTo(1);
    }
  }
}
