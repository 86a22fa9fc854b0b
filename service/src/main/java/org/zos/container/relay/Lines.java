package org.zos.container.relay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bytes as messages: a message is a line with its newline, or a piece of a line that is long. */
final class Lines {
  /** A line of more bytes comes in pieces, of which only the last has a newline. */
  static final int LONGEST = 64 * 1024;

  private Lines() {}

  /**
   * The messages in these bytes. Put together again they are a beginning of them.
   *
   * @param ended whether nothing follows: then a last line needs no newline
   */
  static List<byte[]> cut(byte[] bytes, boolean ended) {
    List<byte[]> messages = new ArrayList<>();
    int start = 0;
    for (int end = 1; end <= bytes.length; end++) {
      boolean whole = bytes[end - 1] == '\n' || end - start == LONGEST;
      if (whole || (ended && end == bytes.length)) {
        messages.add(Arrays.copyOfRange(bytes, start, end));
        start = end;
      }
    }
    return messages;
  }
}
