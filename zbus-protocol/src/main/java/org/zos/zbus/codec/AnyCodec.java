package org.zos.zbus.codec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value of whatever type it says it is of: null, {@link Boolean}, {@link Long}, {@link
 * Double}, {@link String}, {@code byte[]}, {@link Instant}, {@link List} or {@link Map}. It is how
 * a value is shown to people; programs know their types.
 */
public final class AnyCodec {
  private AnyCodec() {}

  /** The value in these bytes. */
  public static @Nullable Object decode(byte[] bytes) {
    try (ValueReader in = new ValueReader(bytes)) {
      Object value = read(in);
      in.expectEnd();
      return value;
    }
  }

  private static @Nullable Object read(ValueReader in) {
    return switch (in.peek()) {
      case NIL -> {
        in.skip();
        yield null;
      }
      case BOOL -> in.readBool();
      case INTEGER -> in.readInt64();
      case FLOAT -> in.readFloat64();
      case STRING -> in.readString();
      case BYTES -> in.readBytes();
      case TIMESTAMP -> in.readTimestamp();
      case ARRAY -> readArray(in);
      case MAP -> readMap(in);
    };
  }

  private static List<@Nullable Object> readArray(ValueReader in) {
    List<@Nullable Object> values = new ArrayList<>();
    in.nested(() -> {
      int size = in.readArrayHeader();
      for (int i = 0; i < size; i++) {
        values.add(read(in));
      }
    });
    return values;
  }

  private static Map<String, @Nullable Object> readMap(ValueReader in) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    in.nested(() -> {
      int size = in.readMapHeader();
      for (int i = 0; i < size; i++) {
        values.put(in.readString(), read(in));
      }
    });
    return values;
  }
}
