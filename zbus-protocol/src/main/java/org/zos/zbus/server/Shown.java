package org.zos.zbus.server;

/** Texts of strangers, as they may stand in a log. */
final class Shown {
  private static final int MOST = 128;

  private Shown() {}

  /** On one line, without control characters, and not too long. */
  static String text(String foreign) {
    String start = foreign.substring(0, Math.min(foreign.length(), MOST));
    StringBuilder shown = new StringBuilder(start.length());
    start
        .codePoints()
        .map(c -> Character.isISOControl(c) || !Character.isDefined(c) ? '?' : c)
        .forEach(shown::appendCodePoint);
    return foreign.length() > MOST ? shown.append('…').toString() : shown.toString();
  }
}
