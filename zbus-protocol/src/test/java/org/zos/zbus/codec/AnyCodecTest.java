package org.zos.zbus.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnyCodecTest {
  static Stream<Arguments> values() {
    return Stream.of(
        arguments("c3", true),
        arguments("2a", 42L),
        arguments("d3ffffffffffffffff", -1L),
        arguments("ca3fc00000", 1.5),
        arguments("a161", "a"),
        arguments("c4020102", new byte[] {1, 2}),
        arguments("d6ff00000001", Instant.ofEpochSecond(1)),
        arguments("93 01 c0 90", Arrays.asList(1L, null, List.of())),
        arguments("81 a161 81 a162 c2", Map.of("a", Map.of("b", false))));
  }

  @ParameterizedTest
  @MethodSource("values")
  void valueIsOfTheTypeThatItSaysItIs(String hex, Object value) {
    assertThat(AnyCodec.decode(Hex.bytes(hex))).isEqualTo(value);
  }

  @Test
  void nilIsNull() {
    assertThat(AnyCodec.decode(Hex.bytes("c0"))).isNull();
  }

  @Test
  void pairsKeepTheirOrder() {
    assertThat(AnyCodec.decode(Hex.bytes("83 a17a 01 a161 02 a16d 03")))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsExactly(Map.entry("z", 1L), Map.entry("a", 2L), Map.entry("m", 3L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "c1", "81 05 c0", "c705 63 0102030405", "c0 c0", "cfffffffffffffffff"})
  void whatNoTypeHereHoldsIsRefused(String hex) {
    assertThatThrownBy(() -> AnyCodec.decode(Hex.bytes(hex))).isInstanceOf(CodecException.class);
  }
}
