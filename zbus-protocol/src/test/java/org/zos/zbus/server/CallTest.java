package org.zos.zbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zos.zbus.CallException;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.codec.PairCodec;
import org.zos.zbus.codec.PairCodec.Pair;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.wire.CallError;
import org.zos.zbus.wire.EncodedValue;
import org.zos.zbus.wire.Outcome;
import org.zos.zbus.wire.Outcome.Failed;
import org.zos.zbus.wire.Outcome.Returned;

/** How a method's end becomes an answer. */
class CallTest {
  private static final EncodedValue ZERO = Codecs.INT64.encode(0L);

  @Test
  void valueIsReturned() {
    try (TestBus bus = TestBus.serving(returning(call -> 7L))) {
      assertThat(bus.ask("Do")).isEqualTo(returned(7));
    }
  }

  @Test
  void whatACallTookIsGivenBackOnceItIsAnsweredHoweverItEnded() {
    AtomicInteger given = new AtomicInteger();
    Handler<Long> taking =
        call -> {
          call.whenAnswered(given::incrementAndGet);
          return 100L / given.get();
        };
    try (TestBus bus = TestBus.serving(returning(taking))) {
      assertThat(bus.ask("Do")).isInstanceOf(Failed.class);
      Eventually.that("it is given back", () -> given.get() == 1);
      assertThat(bus.ask("Do")).isEqualTo(returned(100));
      Eventually.that("it is given back again", () -> given.get() == 2);
    }
  }

  @Test
  void methodOfNothingReturnsNoData() {
    try (TestBus bus = TestBus.serving(MethodSpec.named("Do").returningNothing(call -> {}))) {
      assertThat(bus.ask("Do")).isEqualTo(new Returned(Optional.empty()));
    }
  }

  @Test
  void severalValuesAreReturnedAsAnArray() {
    PairCodec<Double, String> pair = new PairCodec<>(Codecs.FLOAT64, Codecs.STRING);
    MethodSpec method = MethodSpec.named("Do").returning(pair, call -> new Pair<>(1.5, "x"));
    try (TestBus bus = TestBus.serving(method)) {
      assertThat(((Returned) bus.ask("Do")).data().orElseThrow())
          .hasToString("92cb3ff8000000000000a178");
    }
  }

  @Test
  void refusalIsAnsweredWithItsReasonAndCodeBesideTheZeroValue() {
    CallError reason = new CallError("desk 7 is taken", "ALREADY_EXISTS");
    Handler<Long> refusing =
        call -> {
          throw new CallException(reason);
        };
    try (TestBus bus = TestBus.serving(returning(refusing))) {
      assertThat(bus.ask("Do")).isEqualTo(new Failed(Optional.of(ZERO), reason));
    }
  }

  @Test
  void methodOfNothingFailsWithoutData() {
    Handler.OfNothing failing =
        call -> {
          throw new IllegalStateException("no");
        };
    try (TestBus bus = TestBus.serving(MethodSpec.named("Do").returningNothing(failing))) {
      assertThat(bus.ask("Do"))
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> {
                assertThat(failed.data()).isEmpty();
                assertThat(failed.error().message()).contains("no");
              });
    }
  }

  static Stream<Throwable> whatMethodsThrow() {
    return Stream.of(
        new NullPointerException(),
        new RuntimeException(""),
        new RuntimeException() {},
        new IOException("disk"),
        new InterruptedException(),
        new Error(),
        new AssertionError(),
        new StackOverflowError(),
        new OutOfMemoryError("of threads"),
        new NoClassDefFoundError(),
        new Throwable());
  }

  @ParameterizedTest
  @MethodSource("whatMethodsThrow")
  void whateverIsThrownIsAnsweredWithATextBesideTheZeroValue(Throwable thrown) {
    try (TestBus bus = TestBus.serving(returning(call -> sneakyThrow(thrown)))) {
      assertThat(bus.ask("Do"))
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> {
                assertThat(failed.data()).contains(ZERO);
                assertThat(failed.error().message()).isNotBlank();
                assertThat(failed.error().code()).isNotEmpty();
              });
      bus.awaitIdle();
    }
  }

  @SuppressWarnings("unchecked") // erased, which lets any throwable pass for an unchecked one
  private static <T extends Throwable> Long sneakyThrow(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void variadicMethodGetsTheRestOfTheArguments() {
    MethodSpec.Builder method = MethodSpec.named("Do");
    Param<String> first = method.param("first", Codecs.STRING);
    Param<List<String>> rest = method.variadic("rest", Codecs.STRING);
    MethodSpec join = method.returning(Codecs.STRING, call -> call.get(first) + call.get(rest));
    try (TestBus bus = TestBus.serving(join)) {
      assertThat(bus.ask("Do", text("a"))).isEqualTo(returned("a[]"));
      assertThat(bus.ask("Do", text("a"), text("b"), text("c"))).isEqualTo(returned("a[b, c]"));
    }
  }

  @Test
  void methodsOfOneNameAreToldApartByTheNumberOfTheirArguments() {
    try (TestBus bus = TestBus.serving(counting(1), counting(3))) {
      assertThat(bus.ask("Do", text("a"))).isEqualTo(returned(1));
      assertThat(bus.ask("Do", text("a"), text("b"), text("c"))).isEqualTo(returned(3));
    }
  }

  private static MethodSpec counting(long parameters) {
    MethodSpec.Builder method = MethodSpec.named("Do");
    for (int i = 0; i < parameters; i++) {
      method.param("p" + i, Codecs.STRING);
    }
    return method.returning(Codecs.INT64, call -> parameters);
  }

  @Test
  void methodSeesTheIdOfItsRequest() {
    MethodSpec method = MethodSpec.named("Do").returning(Codecs.STRING, Call::id);
    try (TestBus bus = TestBus.serving(method)) {
      String id = bus.send("Do");
      assertThat(bus.outcome(id)).isEqualTo(returned(id));
    }
  }

  private static MethodSpec returning(Handler<Long> handler) {
    return MethodSpec.named("Do").returning(Codecs.INT64, handler);
  }

  private static EncodedValue text(String value) {
    return Codecs.STRING.encode(value);
  }

  private static Outcome returned(long value) {
    return new Returned(Optional.of(Codecs.INT64.encode(value)));
  }

  private static Outcome returned(String value) {
    return new Returned(Optional.of(text(value)));
  }
}
