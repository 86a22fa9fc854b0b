package org.zos.zbus.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;

/**
 * Reads MessagePack that a stranger may have written: no length that a message claims is trusted
 * beyond the bytes that are there, and nesting has a limit. For one thread.
 */
public final class ValueReader implements AutoCloseable {
  private static final int MAX_DEPTH = 64;

  private final MessageUnpacker unpacker;
  private final long length;
  private int depth;

  public ValueReader(byte[] bytes) {
    this.unpacker = MessagePack.newDefaultUnpacker(bytes);
    this.length = bytes.length;
  }

  /** Takes a nil if one is next, and says whether it did. */
  public boolean tryNil() {
    return get("nil", unpacker::tryUnpackNil);
  }

  public boolean readBool() {
    return get("bool", unpacker::unpackBoolean);
  }

  /** A string, of at most the bytes that are left; Go's byte slices are not strings. */
  public String readString() {
    return get(
        "string",
        () -> new String(unpacker.readPayload(claim(unpacker.unpackRawStringHeader())), UTF_8));
  }

  public byte[] readBytes() {
    return get("bytes", () -> unpacker.readPayload(claim(unpacker.unpackBinaryHeader())));
  }

  /** A floating-point number of either width, or a whole number: senders write 3.0 as 3. */
  public double readFloat64() {
    return get(
        "float64", () -> peek() == Kind.INTEGER ? unpacker.unpackLong() : unpacker.unpackDouble());
  }

  /** A whole number of any width that fits. */
  public long readInt64() {
    return get("int64", unpacker::unpackLong);
  }

  /** A whole number of any width, from 0 to {@link Long#MAX_VALUE}. */
  public long readUint64() {
    long value = get("uint64", unpacker::unpackLong);
    if (value < 0) {
      throw new CodecException("expecting uint64, got " + value);
    }
    return value;
  }

  /** A timestamp in any of its three forms. */
  public Instant readTimestamp() {
    return get("timestamp", unpacker::unpackTimestamp);
  }

  /** How many values follow; each takes at least a byte, so a larger claim is refused. */
  public int readArrayHeader() {
    return get("array", () -> claim(unpacker.unpackArrayHeader()));
  }

  /** How many pairs follow. */
  public int readMapHeader() {
    return get("map", () -> claim(unpacker.unpackMapHeader()));
  }

  /** What comes next, without taking it. */
  public Kind peek() {
    return get("a value", () -> Kind.of(unpacker.getNextFormat()));
  }

  /** Passes over one value of any type. */
  public void skip() {
    switch (peek()) {
      case ARRAY -> nested(() -> skip(readArrayHeader()));
      case MAP -> nested(() -> skip(2L * readMapHeader()));
      default ->
          get(
              "a value",
              () -> {
                unpacker.skipValue();
                return true;
              });
    }
  }

  /** Runs a reading of what lies inside a value, one level deeper. */
  public void nested(Runnable reading) {
    if (++depth > MAX_DEPTH) {
      throw new CodecException("values are nested deeper than " + MAX_DEPTH);
    }
    reading.run();
    depth--;
  }

  /** Refuses bytes behind the last value. */
  public void expectEnd() {
    long left = length - unpacker.getTotalReadBytes();
    if (left != 0) {
      throw new CodecException(left + " bytes behind the value");
    }
  }

  @Override
  public void close() {
    get(
        "the end",
        () -> {
          unpacker.close();
          return true;
        });
  }

  private void skip(long values) {
    for (long i = 0; i < values; i++) {
      skip();
    }
  }

  private int claim(int size) {
    long left = length - unpacker.getTotalReadBytes();
    if (size > left) {
      throw new CodecException("a size of " + size + " with " + left + " bytes left");
    }
    return size;
  }

  private <T> T get(String expected, Reading<T> reading) {
    long at = unpacker.getTotalReadBytes();
    try {
      return reading.read();
    } catch (MessagePackException | IOException | ArithmeticException | DateTimeException e) {
      throw new CodecException("expecting " + expected + " at byte " + at, e);
    }
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  /** The kinds of value that a reader can meet. */
  public enum Kind {
    NIL,
    BOOL,
    INTEGER,
    FLOAT,
    STRING,
    BYTES,
    ARRAY,
    MAP,
    TIMESTAMP;

    private static Kind of(MessageFormat format) {
      return switch (format.getValueType()) {
        case ValueType.NIL -> NIL;
        case ValueType.BOOLEAN -> BOOL;
        case ValueType.INTEGER -> INTEGER;
        case ValueType.FLOAT -> FLOAT;
        case ValueType.STRING -> STRING;
        case ValueType.BINARY -> BYTES;
        case ValueType.ARRAY -> ARRAY;
        case ValueType.MAP -> MAP;
        case ValueType.EXTENSION -> TIMESTAMP;
      };
    }
  }
}
