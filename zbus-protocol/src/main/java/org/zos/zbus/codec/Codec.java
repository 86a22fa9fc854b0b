package org.zos.zbus.codec;

import org.zos.zbus.wire.EncodedValue;

/**
 * How one type looks on the wire. Immutable, so any number of threads may use it at once.
 *
 * @param <T> the Java type
 */
public interface Codec<T> {
  /** Writes one value. */
  void write(ValueWriter out, T value);

  /**
   * Reads one value. A nil on the wire reads as the zero value, as it does in Go.
   *
   * @throws CodecException when the next value is not of this type
   */
  T read(ValueReader in);

  /** What stands for this type where there is no value, as in Go: 0, "", an empty list. */
  T zero();

  /** The type's name, as messages to callers show it. */
  String typeName();

  /** One value as bytes. */
  default EncodedValue encode(T value) {
    try (ValueWriter out = new ValueWriter()) {
      write(out, value);
      return out.finish();
    }
  }

  /**
   * One value out of bytes.
   *
   * @throws CodecException when the bytes are not exactly one value of this type
   */
  default T decode(EncodedValue bytes) {
    try (ValueReader in = new ValueReader(bytes.bytes())) {
      T value = read(in);
      in.expectEnd();
      return value;
    }
  }
}
