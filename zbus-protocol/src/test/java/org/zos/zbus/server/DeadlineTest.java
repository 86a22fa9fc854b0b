package org.zos.zbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.testing.Gate;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.wire.Outcome;
import org.zos.zbus.wire.Outcome.Failed;
import org.zos.zbus.wire.Outcome.Returned;

class DeadlineTest {
  private static final Duration SOON = Duration.ofMillis(100);
  private final Gate gate = new Gate();
  private final AtomicBoolean interrupted = new AtomicBoolean();

  @Test
  void callerIsToldAtOnceHoweverLongTheMethodStillTakes() {
    try (TestBus bus =
        TestBus.serving(declared().within(SOON).returning(Codecs.BOOL, this::stay))) {
      String id = bus.send("Do");
      assertLate(bus.outcome(id));
      gate.letAllGo();
    }
  }

  @Test
  void methodIsInterruptedAndItsOwnResultIsNotSent() {
    try (TestBus bus =
        TestBus.serving(declared().within(SOON).returning(Codecs.BOOL, this::stay))) {
      String id = bus.send("Do");
      assertLate(bus.outcome(id));
      gate.letAllGo();
      bus.awaitIdle();
      assertThat(interrupted).isTrue();
      assertThat(bus.hasReply(id)).isFalse();
    }
  }

  @Test
  void timeSpentWaitingForEarlierCallsCounts() {
    MethodSpec method =
        declared().within(SOON).inOrderOf(call -> "key").returning(Codecs.BOOL, this::stay);
    try (TestBus bus = TestBus.serving(method)) {
      bus.send("Do");
      gate.awaitArrivals(1);
      assertLate(bus.ask("Do"));
      assertThat(gate.arrivals()).isEqualTo(1);
      gate.letAllGo();
    }
  }

  @Test
  void callThatWasGivenUpWhileItWaitedDoesNotHoldUpTheNext() {
    MethodSpec.Builder method = declared().within(SOON).inOrderOf(call -> "key");
    try (TestBus bus = TestBus.serving(method.returning(Codecs.BOOL, this::stay), quick())) {
      bus.send("Do");
      gate.awaitArrivals(1);
      assertLate(bus.ask("Do"));
      gate.letAllGo();
      bus.awaitIdle();
      assertThat(bus.ask("Quick")).isInstanceOf(Returned.class);
    }
  }

  private static MethodSpec quick() {
    return MethodSpec.named("Quick").inOrderOf(call -> "key").returningNothing(call -> {});
  }

  @Test
  void callThatEndsInTimeIsNotInterrupted() {
    MethodSpec method =
        MethodSpec.named("Do")
            .within(TestBus.PATIENCE)
            .returning(Codecs.BOOL, call -> Thread.currentThread().isInterrupted());
    try (TestBus bus = TestBus.serving(method)) {
      assertThat(bus.ask("Do")).isEqualTo(new Returned(Optional.of(Codecs.BOOL.encode(false))));
    }
  }

  private static MethodSpec.Builder declared() {
    return MethodSpec.named("Do");
  }

  private boolean stay(Call call) {
    interrupted.set(gate.passDeaf());
    return true;
  }

  private static void assertLate(Outcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.data()).contains(Codecs.BOOL.encode(false));
              assertThat(failed.error().code()).isEqualTo("DEADLINE_EXCEEDED");
              assertThat(failed.error().message()).startsWith("Do did not end within");
            });
  }
}
