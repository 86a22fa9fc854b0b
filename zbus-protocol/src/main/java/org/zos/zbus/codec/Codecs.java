package org.zos.zbus.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The codecs of Go's built-in types, and those made of others. */
public final class Codecs {
  /** Go's zero {@code time.Time}; read it as "no time given". */
  public static final Instant ZERO_TIME = Instant.parse("0001-01-01T00:00:00Z");

  public static final Codec<Boolean> BOOL =
      new Scalar<>("bool", false, ValueWriter::writeBool, ValueReader::readBool);
  public static final Codec<String> STRING =
      new Scalar<>("string", "", ValueWriter::writeString, ValueReader::readString);
  public static final Codec<Double> FLOAT64 =
      new Scalar<>("float64", 0.0, ValueWriter::writeFloat64, ValueReader::readFloat64);

  /** Go's {@code int} and {@code int64}. */
  public static final Codec<Long> INT64 =
      new Scalar<>("int64", 0L, ValueWriter::writeInt64, ValueReader::readInt64);

  /** Go's {@code uint} and {@code uint64}, from 0 to {@link Long#MAX_VALUE}. */
  public static final Codec<Long> UINT64 =
      new Scalar<>("uint64", 0L, ValueWriter::writeUint64, ValueReader::readUint64);

  /** Go's {@code []byte}. */
  public static final Codec<byte[]> BYTES =
      new Scalar<>("bytes", new byte[0], ValueWriter::writeBytes, ValueReader::readBytes);

  /** Go's {@code time.Duration}: nanoseconds. */
  public static final Codec<Duration> DURATION =
      new Scalar<>(
          "time.Duration",
          Duration.ZERO,
          (out, value) -> out.writeInt64(value.toNanos()),
          in -> Duration.ofNanos(in.readInt64()));

  /** Go's {@code time.Time}. */
  public static final Codec<Instant> TIME =
      new Scalar<>("time.Time", ZERO_TIME, ValueWriter::writeTimestamp, ValueReader::readTimestamp);

  private Codecs() {}

  /** Go's slice of a type. Go tells a nil slice from an empty one; here both are the empty list. */
  public static <T> Codec<List<T>> listOf(Codec<T> element) {
    return new ListCodec<>(element);
  }

  /** Go's {@code map[string]T}. */
  public static <T> Codec<Map<String, T>> mapOf(Codec<T> value) {
    return new MapCodec<>(value);
  }
}
