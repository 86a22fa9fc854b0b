package org.zos.container.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * An OCI specification as JSON, not read yet: lists have one for each container, and hardly anybody
 * looks into it. Two are equal when their bytes are.
 *
 * @param utf8 shared, not copied: whoever hands an array over leaves it alone from then on
 */
@SuppressWarnings("ArrayRecordComponent") // never copied on the way from the engine
public record SpecJson(byte[] utf8) {
  /** No specification at all. */
  public static final SpecJson NONE = new SpecJson(new byte[0]);

  /** The specification of this text. */
  public static SpecJson of(String text) {
    return new SpecJson(text.getBytes(UTF_8));
  }

  /** The JSON text; empty when there is none. */
  public String text() {
    return new String(utf8, UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpecJson spec && Arrays.equals(utf8, spec.utf8);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(utf8);
  }

  /** Without the text, which may hold what a container is told in secret. */
  @Override
  public String toString() {
    return "SpecJson of " + utf8.length + " bytes";
  }
}
