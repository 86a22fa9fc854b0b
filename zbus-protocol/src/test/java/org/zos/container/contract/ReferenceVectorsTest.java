package org.zos.container.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.codec.Vectors;
import org.zos.zbus.codec.Vectors.Vector;
import org.zos.zbus.wire.EncodedValue;

/**
 * Every message of the reference decodes to what it means, and what we encode for the same is, byte
 * for byte, the reference's.
 */
class ReferenceVectorsTest {
  /** Go writes a nil pointer so; we have none to write. */
  private static final String NIL_POINTER = "time-pointer-nil";

  /** These hold nil slices, for which we write empty ones: Go reads both alike. */
  private static final List<String> NIL_SLICES =
      List.of("run-2-args-zero", "run-8-args-nil", "list-nil");

  private static final byte NIL = (byte) 0xc0;
  private static final byte EMPTY_ARRAY = (byte) 0x90;

  static Stream<Vector> messages() {
    return Vectors.all().stream().filter(vector -> !vector.name().equals(NIL_POINTER));
  }

  @Test
  void thereAreThirtySeven() {
    assertThat(Vectors.all()).hasSize(37);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void weEncodeTheSameBytes(Vector vector) {
    byte[] ours = ReferenceMessages.encode(vector);
    if (NIL_SLICES.contains(vector.name())) {
      assertDiffersOnlyInNilSlices(ours, vector.bytes());
    } else {
      assertThat(hex(ours)).isEqualTo(hex(vector.bytes()));
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void itDecodesToWhatItMeans(Vector vector) {
    assertThat(hex(ReferenceMessages.encodeAgain(vector)))
        .isEqualTo(hex(ReferenceMessages.encode(vector)));
  }

  @Test
  void nilPointerToATimeDecodesToTheZeroTime() {
    EncodedValue nil = new EncodedValue(Vectors.named(NIL_POINTER).bytes());
    assertThat(Codecs.TIME.decode(nil)).isEqualTo(Codecs.ZERO_TIME);
  }

  private static void assertDiffersOnlyInNilSlices(byte[] ours, byte[] theirs) {
    assertThat(ours).hasSameSizeAs(theirs);
    for (int i = 0; i < ours.length; i++) {
      byte expected = theirs[i] == NIL && ours[i] == EMPTY_ARRAY ? EMPTY_ARRAY : theirs[i];
      assertThat(ours[i]).as("byte %d", i).isEqualTo(expected);
    }
  }

  private static String hex(byte[] bytes) {
    return new EncodedValue(bytes).toString();
  }
}
