package org.zos.container.stub.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.zos.zbus.codec.AnyCodec;
import org.zos.zbus.codec.Codec;

/**
 * Values as JSON, on one line. Times are ISO-8601 text, durations nanoseconds. What only prints
 * plain text does not touch this class, and so does not load what is behind it.
 */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
          .build();

  private Json() {}

  /** A value of the wire, under the names that its fields have there. */
  static <T> String of(Codec<T> codec, T value) {
    return of(AnyCodec.decode(codec.encode(value).bytes()));
  }

  /** A value made of maps, lists, text, numbers and times. */
  static String of(@Nullable Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a value has no JSON form: " + value, e);
    }
  }
}
