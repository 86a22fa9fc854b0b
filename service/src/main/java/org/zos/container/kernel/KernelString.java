package org.zos.container.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A text as the kernel takes it: UTF-8, with a zero at its end and none before. */
final class KernelString {
  private KernelString() {}

  static MemorySegment of(String text, Arena arena) {
    if (text.indexOf('\0') >= 0) {
      throw new KernelException("a text with a NUL in it can't be given to the kernel");
    }
    return arena.allocateFrom(text);
  }

  /** How many bytes it has, without the zero. */
  static int length(String text) {
    return text.getBytes(UTF_8).length;
  }
}
