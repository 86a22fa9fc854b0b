package org.zos.container.relay;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a file was read. Its name alone would not say: files are moved aside, and an inode is
 * used again once its file is gone.
 *
 * @param file which file it is to the kernel
 * @param offset how many of its bytes were dealt with
 * @param head a checksum of its first bytes, as far as they were dealt with
 */
record Position(FileId file, long offset, long head) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,18}) (\\d{1,18}) (\\d{1,18}) (\\d{1,18})\\n");

  /** As a line of text. */
  String toText() {
    return "%d %d %d %d\n".formatted(file.device(), file.inode(), offset, head);
  }

  /** Reads a line; empty when it is not one, or not a whole one. */
  static Optional<Position> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    FileId file = new FileId(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
    return Optional.of(
        new Position(file, Long.parseLong(parts.group(3)), Long.parseLong(parts.group(4))));
  }
}
