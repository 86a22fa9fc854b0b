package org.zos.zbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.Gate;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.transport.InMemoryBroker;
import org.zos.zbus.wire.ModuleStatus;
import org.zos.zbus.wire.ModuleStatus.Worker;
import org.zos.zbus.wire.Outcome.Returned;

/** How many calls run at once, and what the status tells of them. */
class LimitTest {
  private static final int MOST = 2;
  private static final Instant NOW = Instant.parse("2026-11-23T10:20:30Z");

  private final Gate gate = new Gate();
  private final InMemoryBroker broker = new InMemoryBroker();

  @AutoClose
  private final TestBus bus =
      TestBus.on(
          broker,
          broker,
          settings ->
              settings
                  .mostCalls(MOST)
                  .sources(Clock.fixed(NOW, ZoneOffset.UTC), RandomGenerator.getDefault()),
          MethodSpec.named("Do").returningNothing(call -> gate.pass()));

  @Test
  void noMoreCallsRunAtOnceThanAllowed() {
    List<String> ids = send(20);
    gate.awaitArrivals(MOST);
    gate.letAllGo();
    ids.forEach(this::assertReturned);
    assertThat(gate.mostHeld()).isEqualTo(MOST);
  }

  @Test
  void whatThereIsNoRoomForWaitsInTheQueueWhereOthersMayTakeIt() {
    List<String> ids = send(10);
    gate.awaitArrivals(MOST);
    try (TestBus other = helper()) {
      ids.subList(MOST, 10).forEach(other::outcome);
    }
    assertThat(gate.arrivals()).isEqualTo(MOST);
    gate.letAllGo();
    ids.subList(0, MOST).forEach(this::assertReturned);
  }

  /** A second server on the same queue, whose method does not wait. */
  private TestBus helper() {
    return TestBus.on(
        broker, broker, settings -> settings, MethodSpec.named("Do").returningNothing(call -> {}));
  }

  @Test
  void statusIsAnsweredWhileNoFurtherCallMayRun() {
    List<String> ids = send(5);
    gate.awaitArrivals(MOST);
    ModuleStatus status = bus.status();
    assertThat(status.objects()).containsExactly(TestBus.OBJECT);
    assertThat(status.workers())
        .hasSize(MOST)
        .containsOnly(new Worker(Worker.BUSY, NOW, "[desk@1.0].Do()"));
    gate.letAllGo();
    ids.forEach(this::assertReturned);
  }

  @Test
  void statusShowsAFreeWorkerWhileACallMayRun() {
    assertThat(bus.status().workers()).containsExactly(new Worker(Worker.FREE, NOW, ""));
  }

  @Test
  void callLeavesTheStatusWhenItEnds() {
    bus.send("Do");
    bus.send("Do");
    gate.awaitArrivals(2);
    gate.letOneGo();
    Worker busy = new Worker(Worker.BUSY, NOW, "[desk@1.0].Do()");
    Eventually.asserted(
        "one is left",
        () ->
            assertThat(bus.status().workers())
                .containsExactlyInAnyOrder(busy, new Worker(Worker.FREE, NOW, "")));
    gate.letAllGo();
  }

  private List<String> send(int count) {
    return IntStream.range(0, count).mapToObj(i -> bus.send("Do")).toList();
  }

  private void assertReturned(String id) {
    assertThat(bus.outcome(id)).isInstanceOf(Returned.class);
  }
}
