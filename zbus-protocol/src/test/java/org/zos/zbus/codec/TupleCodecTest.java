package org.zos.zbus.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zos.zbus.codec.TupleCodec.Part;

class TupleCodecTest {
  private record Greeting(long count, String text, double half) {}

  private record Mixed(Duration pause, Instant at, List<String> names) {}

  private static final Codec<Greeting> GREETING = greeting();
  private static final Codec<Mixed> MIXED = mixed();

  /** What the reference sends for {@code return 10, "hello world", 0.5, nil}. */
  private static final String REFERENCE =
      "93d3000000000000000aab68656c6c6f20776f726c64cb3fe0000000000000";

  private static Codec<Greeting> greeting() {
    TupleCodec.Builder<Greeting> b = TupleCodec.builder();
    Part<Greeting, Long> count = b.part(Codecs.INT64, Greeting::count);
    Part<Greeting, String> text = b.part(Codecs.STRING, Greeting::text);
    Part<Greeting, Double> half = b.part(Codecs.FLOAT64, Greeting::half);
    return b.build(row -> new Greeting(row.get(count), row.get(text), row.get(half)));
  }

  private static Codec<Mixed> mixed() {
    TupleCodec.Builder<Mixed> b = TupleCodec.builder();
    Part<Mixed, Duration> pause = b.part(Codecs.DURATION, Mixed::pause);
    Part<Mixed, Instant> at = b.part(Codecs.TIME, Mixed::at);
    Part<Mixed, List<String>> names = b.part(Codecs.listOf(Codecs.STRING), Mixed::names);
    return b.build(row -> new Mixed(row.get(pause), row.get(at), row.get(names)));
  }

  @Test
  void bytesAreThoseOfTheReference() {
    assertThat(GREETING.encode(new Greeting(10, "hello world", 0.5))).hasToString(REFERENCE);
  }

  @Test
  void bytesOfTheReferenceAreRead() {
    assertThat(GREETING.decode(Hex.value(REFERENCE)))
        .isEqualTo(new Greeting(10, "hello world", 0.5));
  }

  @Test
  void zeroIsTheZeroOfEachValueAsTheReferenceSendsItBesideAnError() {
    assertThat(GREETING.encode(GREETING.zero()))
        .hasToString("93d30000000000000000a0cb0000000000000000");
  }

  @Test
  void anyTypesGoTogether() {
    Mixed value = new Mixed(Duration.ofMillis(3), Instant.ofEpochSecond(7), List.of("a", "b"));
    assertThat(MIXED.decode(MIXED.encode(value))).isEqualTo(value);
  }

  @Test
  void nilsReadAsZero() {
    assertThat(GREETING.decode(Hex.value("c0"))).isEqualTo(new Greeting(0, "", 0));
    assertThat(GREETING.decode(Hex.value("93 c0 c0 c0"))).isEqualTo(new Greeting(0, "", 0));
  }

  @ParameterizedTest
  @CsvSource({
    "90, expecting 3 values",
    "92 0a a178, 'expecting 3 values, got 2'",
    "94 0a a178 01 01, 'expecting 3 values, got 4'",
    "0a, expecting array",
    "93 a178 0a 01, value 0: expecting int64",
    "93 0a 0a 01, value 1: expecting string",
  })
  void otherValuesAreRefusedSayingWhichOneIsWrong(String bytes, String message) {
    assertThatThrownBy(() -> GREETING.decode(Hex.value(bytes)))
        .isInstanceOf(CodecException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void typeNameIsGos() {
    assertThat(GREETING.typeName()).isEqualTo("(int64, string, float64)");
  }

  @Test
  void oneValueIsNoTuple() {
    TupleCodec.Builder<String> b = TupleCodec.builder();
    Part<String, String> only = b.part(Codecs.STRING, text -> text);
    assertThatThrownBy(() -> b.build(row -> row.get(only)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two values at least");
  }
}
