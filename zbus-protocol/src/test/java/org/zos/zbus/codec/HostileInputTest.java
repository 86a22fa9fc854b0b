package org.zos.zbus.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.zbus.codec.Vectors.Vector;
import org.zos.zbus.wire.EncodedValue;

/** Bytes that a stranger sends: they are read or refused, and cost no more than their length. */
class HostileInputTest {
  private static final int DEEPEST = 64;
  private static final long LITTLE = 16 << 20;

  static Stream<Vector> vectors() {
    return Vectors.all().stream();
  }

  /** Decodings that between them read every kind of value. */
  private static List<Function<byte[], Object>> decodings() {
    return List.of(
        AnyCodec::decode,
        WireCodec::decodeRequest,
        ResponseCodec::decode,
        bytes -> Codecs.listOf(Codecs.STRING).decode(new EncodedValue(bytes)),
        bytes -> Codecs.mapOf(Codecs.STRING).decode(new EncodedValue(bytes)),
        bytes -> Codecs.STRING.decode(new EncodedValue(bytes)),
        bytes -> Codecs.BYTES.decode(new EncodedValue(bytes)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db7fffffff 61",
        "dbffffffff 61",
        "db08000000 61", // texts
        "c67fffffff 61",
        "c6ffffffff 61",
        "c608000000 61", // bytes
        "dd7fffffff 61",
        "ddffffffff 61",
        "dd08000000 61", // arrays
        "df7fffffff a161",
        "dfffffffff a161",
        "df08000000 a161", // maps
        "c97fffffff ff 61",
        "c9ffffffff 05 61", // extensions
        "91 dd7fffffff 61",
        "81 a161 c67fffffff 61" // inside another
      })
  void sizeThatIsOnlyClaimedIsRefusedAndNotAllocated(String hex) {
    byte[] bytes = Hex.bytes(hex);
    long before = allocated();
    for (Function<byte[], Object> decoding : decodings()) {
      assertRefused(() -> decoding.apply(bytes));
    }
    assertThat(allocated() - before).isLessThan(LITTLE);
    assertThat(Salvage.of(bytes)).isEqualTo(new Salvage("", ""));
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  @Test
  void nestingHasALimit() {
    assertThat(AnyCodec.decode(arrays(DEEPEST))).isNotNull();
    assertRefused(() -> AnyCodec.decode(arrays(DEEPEST + 1)));
  }

  @Test
  void nestingOfUnknownFieldsHasTheSameLimit() {
    byte[] request = Vectors.named("list").bytes().clone();
    assertThat(WireCodec.decodeRequest(withField(request, arrays(DEEPEST - 1)))).isNotNull();
    assertRefused(() -> WireCodec.decodeRequest(withField(request, arrays(DEEPEST))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"91", "81a161"})
  void nestingWithoutEndDoesNotExhaustTheStack(String level) {
    byte[] deep = Hex.bytes(level.repeat(1_000_000) + "c0");
    assertRefused(() -> AnyCodec.decode(deep));
    assertThat(Salvage.of(deep)).isEqualTo(new Salvage("", ""));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void messageThatEndsEarlyIsRefusedWhereverItEnds(Vector vector) {
    for (int length = 0; length < vector.bytes().length; length++) {
      byte[] cut = Arrays.copyOf(vector.bytes(), length);
      assertRefused(() -> decode(vector, cut));
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void messageWithMoreBehindItIsRefused(Vector vector) {
    byte[] longer = Arrays.copyOf(vector.bytes(), vector.bytes().length + 1);
    assertRefused(() -> decode(vector, longer));
  }

  @Test
  void changedMessagesAreReadOrRefused() {
    Mutations.forEach(vector -> {
      Salvage.of(vector.bytes());
      AnyCodec.decode(vector.bytes());
    });
    Mutations.forEach(vector -> decode(vector, vector.bytes()));
  }

  private static Object decode(Vector vector, byte[] bytes) {
    return switch (vector.kind()) {
      case "request" -> WireCodec.decodeRequest(bytes);
      case "response" -> ResponseCodec.decode(bytes);
      default -> String.valueOf(AnyCodec.decode(bytes));
    };
  }

  private static void assertRefused(ThrowingCallable decoding) {
    assertThatThrownBy(decoding).isExactlyInstanceOf(CodecException.class);
  }

  /** So many arrays, each in the one before. */
  private static byte[] arrays(int depth) {
    return Hex.bytes("91".repeat(depth - 1) + "90");
  }

  /** A request with a sixth field that nobody knows. */
  private static byte[] withField(byte[] request, byte[] value) {
    String rest = new EncodedValue(request).toString().substring(2);
    return Hex.bytes("86" + rest + Hex.text("New") + new EncodedValue(value));
  }
}
