package org.zos.zbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.testing.Gate;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.wire.EncodedValue;
import org.zos.zbus.wire.Outcome;
import org.zos.zbus.wire.Outcome.Failed;
import org.zos.zbus.wire.Outcome.Returned;

/** Calls that wait for one another, and calls that do not. */
class OrderTest {
  private static final int MOST_WAITING = 16;

  private final Gate gate = new Gate();
  private final List<Long> ran = Collections.synchronizedList(new ArrayList<>());

  @AutoClose private final TestBus bus = TestBus.serving(ordered(), free(), withBrokenKey());

  private MethodSpec ordered() {
    MethodSpec.Builder method = MethodSpec.named("Ordered");
    Param<String> key = method.param("key", Codecs.STRING);
    Param<Long> number = method.param("number", Codecs.INT64);
    return method
        .inOrderOf(call -> call.get(key))
        .returningNothing(call -> {
          gate.pass();
          ran.add(call.get(number));
        });
  }

  private MethodSpec free() {
    return MethodSpec.named("Free").returningNothing(call -> gate.pass());
  }

  private static MethodSpec withBrokenKey() {
    return MethodSpec.named("Broken")
        .inOrderOf(call -> {
          throw new IllegalStateException("no key");
        })
        .returningNothing(call -> {});
  }

  private String send(String key, long number) {
    EncodedValue keyBytes = Codecs.STRING.encode(key);
    return bus.send("Ordered", keyBytes, Codecs.INT64.encode(number));
  }

  private void assertReturned(String id) {
    assertThat(bus.outcome(id)).isInstanceOf(Returned.class);
  }

  @Test
  void callsOfOneKeyRunOneByOneInOrderOfArrival() {
    List<String> ids = LongStream.rangeClosed(1, 10).mapToObj(i -> send("web", i)).toList();
    gate.letAllGo();
    ids.forEach(this::assertReturned);
    assertThat(gate.mostHeld()).isEqualTo(1);
    assertThat(ran).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
  }

  @Test
  void callsOfDifferentKeysRunAtOnce() {
    List<String> ids = IntStream.range(0, 10).mapToObj(i -> send("web" + i, i)).toList();
    gate.awaitArrivals(10);
    assertThat(gate.mostHeld()).isEqualTo(10);
    gate.letAllGo();
    ids.forEach(this::assertReturned);
  }

  @Test
  void callsWithoutAKeyWaitForNobody() {
    String held = send("web", 1);
    gate.awaitArrivals(1);
    List<String> ids = IntStream.range(0, 10).mapToObj(i -> bus.send("Free")).toList();
    gate.awaitArrivals(11);
    gate.letAllGo();
    ids.forEach(this::assertReturned);
    assertReturned(held);
  }

  @Test
  void oneMoreThanMayWaitIsTurnedAwayAtOnce() {
    String running = send("web", 0);
    gate.awaitArrivals(1);
    List<String> waiting = new ArrayList<>();
    for (int i = 1; i <= MOST_WAITING; i++) {
      waiting.add(send("web", i));
    }
    assertUnavailable(bus.outcome(send("web", 17)));
    gate.letAllGo();
    assertReturned(running);
    waiting.forEach(this::assertReturned);
    assertThat(ran).hasSize(1 + MOST_WAITING).doesNotContain(17L);
  }

  @Test
  void keyIsFreeAgainWhenItsCallsHaveEnded() {
    gate.letAllGo();
    for (int i = 0; i < 3 * MOST_WAITING; i++) {
      assertReturned(send("web", i));
    }
  }

  @Test
  void keyThatCantBeFoundIsTheCallsOwnFailure() {
    assertThat(bus.ask("Broken"))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.error().code()).isEqualTo("INTERNAL"));
    gate.letAllGo();
    assertThat(bus.ask("Free")).isInstanceOf(Returned.class);
  }

  private static void assertUnavailable(Outcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.error().code()).isEqualTo("UNAVAILABLE"));
  }
}
