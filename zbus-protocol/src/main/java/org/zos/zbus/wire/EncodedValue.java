package org.zos.zbus.wire;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * One argument or result, already in MessagePack. Two are equal when their bytes are.
 *
 * @param bytes shared, not copied: whoever hands an array over leaves it alone from then on
 */
@SuppressWarnings("ArrayRecordComponent") // never copied on the way between Redis and codec
public record EncodedValue(byte[] bytes) {
  @Override
  public boolean equals(Object other) {
    return other instanceof EncodedValue value && Arrays.equals(bytes, value.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
