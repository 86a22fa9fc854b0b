package org.zos.container.stub.cli;

/** Text of others, made fit for a line on a terminal. */
final class Printable {
  private Printable() {}

  /** The text, with an escape in place of each character that a terminal would obey. */
  static String of(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.chars().forEach(c -> append(shown, (char) c));
    return shown.toString();
  }

  private static void append(StringBuilder shown, char c) {
    switch (c) {
      case '\n' -> shown.append("\\n");
      case '\t' -> shown.append("\\t");
      default -> {
        if (Character.isISOControl(c)) {
          shown.append("\\x%02x".formatted((int) c));
        } else {
          shown.append(c);
        }
      }
    }
  }
}
