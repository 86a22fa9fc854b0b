package org.zos.zbus.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.zbus.wire.EncodedValue;

class CodecsTest {
  private static final Codec<List<String>> STRINGS = Codecs.listOf(Codecs.STRING);
  private static final Codec<Map<String, List<String>>> LISTS = Codecs.mapOf(STRINGS);

  static Stream<Arguments> valuesOfEveryType() {
    return Stream.of(
        arguments(Codecs.BOOL, true),
        arguments(Codecs.STRING, "naïve ✓ 𝄞"),
        arguments(Codecs.STRING, "x".repeat(70_000)),
        arguments(Codecs.FLOAT64, -0.1),
        arguments(Codecs.FLOAT64, Double.POSITIVE_INFINITY),
        arguments(Codecs.INT64, Long.MIN_VALUE),
        arguments(Codecs.INT64, Long.MAX_VALUE),
        arguments(Codecs.UINT64, Long.MAX_VALUE),
        arguments(Codecs.BYTES, new byte[] {0, -1, 127}),
        arguments(Codecs.BYTES, new byte[70_000]),
        arguments(Codecs.DURATION, Duration.ofNanos(Long.MIN_VALUE)),
        arguments(Codecs.TIME, Instant.parse("1969-12-31T23:59:59.999999999Z")),
        arguments(Codecs.TIME, Instant.parse("9999-12-31T23:59:59.999999999Z")),
        arguments(STRINGS, List.of("", "a")),
        arguments(LISTS, Map.of("a", List.of("b"), "c", List.of())));
  }

  @ParameterizedTest
  @MethodSource("valuesOfEveryType")
  <T> void whatIsEncodedDecodesToTheSame(Codec<T> codec, T value) {
    assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("valuesOfEveryType")
  <T> void nilReadsAsTheZeroValue(Codec<T> codec) {
    assertThat(codec.decode(Hex.value("c0"))).isEqualTo(codec.zero());
  }

  @ParameterizedTest
  @CsvSource({
    "05, 5",
    "cc05, 5",
    "cdffff, 65535",
    "ceffffffff, 4294967295",
    "cf7fffffffffffffff, 9223372036854775807",
    "d005, 5",
    "d17fff, 32767",
    "d27fffffff, 2147483647",
    "d30000000000000005, 5"
  })
  void wholeNumberOfAnyWidthIsAccepted(String hex, long value) {
    assertThat(Codecs.INT64.decode(Hex.value(hex))).isEqualTo(value);
    assertThat(Codecs.UINT64.decode(Hex.value(hex))).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"ff, -1", "d0ff, -1", "d18000, -32768", "d280000000, -2147483648"})
  void negativeNumberOfAnyWidthIsAcceptedAsSigned(String hex, long value) {
    assertThat(Codecs.INT64.decode(Hex.value(hex))).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "d3ffffffffffffffff"})
  void negativeNumberIsRefusedAsUnsigned(String hex) {
    assertThatThrownBy(() -> Codecs.UINT64.decode(Hex.value(hex)))
        .isInstanceOf(CodecException.class)
        .hasMessage("expecting uint64, got -1");
  }

  @Test
  void unsignedNumberAboveWhatALongHoldsIsRefused() {
    EncodedValue tooLarge = Hex.value("cf8000000000000000");
    assertThatThrownBy(() -> Codecs.UINT64.decode(tooLarge)).isInstanceOf(CodecException.class);
    assertThatThrownBy(() -> Codecs.INT64.decode(tooLarge)).isInstanceOf(CodecException.class);
  }

  @Test
  void negativeNumberIsNotWrittenAsUnsigned() {
    assertThatThrownBy(() -> Codecs.UINT64.encode(-1L))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("-1");
  }

  @Test
  void numbersAreWrittenAtFullWidthAsInGo() {
    assertThat(Codecs.INT64.encode(1L)).hasToString("d30000000000000001");
    assertThat(Codecs.UINT64.encode(1L)).hasToString("cf0000000000000001");
  }

  @Test
  void wholeNumberIsAcceptedForAFloatAsInGo() {
    assertThat(Codecs.FLOAT64.decode(Hex.value("03"))).isEqualTo(3);
    assertThat(Codecs.FLOAT64.decode(Hex.value("d3fffffffffffffffe"))).isEqualTo(-2);
    assertThatThrownBy(() -> Codecs.FLOAT64.decode(Hex.value("a133")))
        .isInstanceOf(CodecException.class)
        .hasMessageStartingWith("expecting float64");
  }

  @Test
  void floatOfHalfTheWidthIsAccepted() {
    assertThat(Codecs.FLOAT64.decode(Hex.value("ca3fc00000"))).isEqualTo(1.5);
  }

  @Test
  void goZeroTimeIsTheZeroTime() {
    EncodedValue zero = Hex.value("c70cff 00000000 fffffff1886e0900");
    assertThat(Codecs.TIME.zero()).isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
    assertThat(Codecs.TIME.decode(zero)).isEqualTo(Codecs.TIME.zero());
    assertThat(Codecs.TIME.encode(Codecs.TIME.zero())).isEqualTo(zero);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"d6ff 00000001", "d7ff 0000000000000001", "c70cff 00000000 0000000000000001"})
  void timeIsReadInEachOfItsThreeForms(String hex) {
    assertThat(Codecs.TIME.decode(Hex.value(hex))).isEqualTo(Instant.ofEpochSecond(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c70cff 00000000 7fffffffffffffff",
        "c70cff ffffffff 8000000000000000",
        "d605 00000001",
        "c7ffff 00"
      })
  void timeThatNoClockShowsIsRefused(String hex) {
    assertThatThrownBy(() -> Codecs.TIME.decode(Hex.value(hex))).isInstanceOf(CodecException.class);
  }

  @Test
  void bytesBehindTheValueAreRefused() {
    assertThatThrownBy(() -> Codecs.BOOL.decode(Hex.value("c3 c3 c3")))
        .isInstanceOf(CodecException.class)
        .hasMessage("2 bytes behind the value");
  }

  @Test
  void wrongTypeIsNamedWithItsPlace() {
    assertThatThrownBy(() -> STRINGS.decode(Hex.value("92 a161 c3")))
        .isInstanceOf(CodecException.class)
        .hasMessage("expecting string at byte 3");
  }

  @Test
  void typeNamesReadAsInGo() {
    assertThat(LISTS.typeName()).isEqualTo("map[string][]string");
  }
}
