package org.zos.zbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.codec.StructCodec;
import org.zos.zbus.codec.WireCodec;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.wire.EncodedValue;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.Outcome;
import org.zos.zbus.wire.Outcome.Faulted;
import org.zos.zbus.wire.Outcome.Returned;
import org.zos.zbus.wire.Request;

/** Calls that break the protocol, answered in the reference's words. */
class FaultTest {
  private static final EncodedValue TEXT = Codecs.STRING.encode("a");
  private static final EncodedValue NUMBER = Codecs.INT64.encode(1L);

  @AutoClose private final TestBus bus = TestBus.serving(method(), variadic(), even());

  private static MethodSpec method() {
    MethodSpec.Builder method = MethodSpec.named("At");
    method.param("name", Codecs.STRING);
    method.param("time", Codecs.TIME);
    return method.returningNothing(call -> {});
  }

  private static MethodSpec variadic() {
    MethodSpec.Builder method = MethodSpec.named("Add");
    method.param("name", Codecs.STRING);
    method.variadic("numbers", Codecs.INT64);
    return method.returningNothing(call -> {});
  }

  private static MethodSpec even() {
    MethodSpec.Builder method = MethodSpec.named("Even");
    StructCodec.Builder<Even> b = StructCodec.named("Even");
    StructCodec.Field<Even, Long> number = b.field("Number", Codecs.INT64, Even::number);
    method.param("number", b.build(row -> new Even(row.get(number))));
    return method.returningNothing(call -> {});
  }

  private record Even(long number) {
    private Even {
      if (number % 2 != 0) {
        throw new IllegalArgumentException(number + " is odd");
      }
    }
  }

  private static EncodedValue struct(long number) {
    return Codecs.mapOf(Codecs.INT64).encode(Map.of("Number", number));
  }

  @Test
  void unknownObject() {
    String id = bus.send(new ObjectId("desk", "2.0"), "Add", TEXT);
    assertThat(bus.outcome(id)).isEqualTo(new Faulted("unknown object"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Remove", "add", ""})
  void unknownMethod(String name) {
    assertThat(bus.ask(name, TEXT)).isEqualTo(new Faulted("not a function"));
  }

  @Test
  void wrongNumberOfArguments() {
    assertThat(bus.ask("At", TEXT))
        .isEqualTo(new Faulted("invalid number of arguments expecting 2 got 1"));
    assertThat(bus.ask("Add"))
        .isEqualTo(new Faulted("invalid number of arguments expecting 1 got 0"));
  }

  @Test
  void wrongTypeOfAnArgument() {
    assertFault(bus.ask("At", NUMBER, NUMBER), "invalid argument type [0] expecting string");
    assertFault(bus.ask("At", TEXT, TEXT), "invalid argument type [1] expecting time.Time");
    assertFault(bus.ask("Add", TEXT, NUMBER, TEXT), "invalid argument type [2] expecting int64");
  }

  @Test
  void argumentThatIsNoMessagePack() {
    EncodedValue broken = new EncodedValue(HexFormat.of().parseHex("c1"));
    assertFault(bus.ask("Add", broken), "invalid argument type [0] expecting string");
  }

  @Test
  void argumentThatItsOwnTypeRefuses() {
    assertFault(bus.ask("Even", struct(1)), "invalid argument type [0] expecting Even: 1 is odd");
    assertThat(bus.ask("Even", struct(2))).isInstanceOf(Returned.class);
  }

  @Test
  void timeThatNoClockShowsIsAFaultAndHurtsNobodyElse() {
    EncodedValue never =
        new EncodedValue(HexFormat.of().parseHex("c70cff000000007fffffffffffffff"));
    assertFault(bus.ask("At", TEXT, never), "invalid argument type [1] expecting time.Time");
    assertThat(bus.ask("At", TEXT, Codecs.TIME.encode(Instant.EPOCH))).isInstanceOf(Returned.class);
  }

  @Test
  void requestThatCantBeDecodedIsAnsweredWhereItsReplyListIsFound() {
    byte[] request =
        WireCodec.encode(new Request("id-1", List.of(TEXT), TestBus.OBJECT, "list-1", "Add"));
    bus.send(Arrays.copyOf(request, request.length - 2));
    assertFault(bus.outcome("list-1"), "the request can't be decoded");
  }

  @Test
  void requestThatIsNothingHurtsNobodyElse() {
    bus.send(new byte[0]);
    bus.send(new byte[] {(byte) 0xc1});
    assertThat(bus.ask("Add", TEXT)).isInstanceOf(Returned.class);
  }

  private static void assertFault(Outcome outcome, String beginning) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Faulted.class, fault -> assertThat(fault.message()).startsWith(beginning));
  }
}
