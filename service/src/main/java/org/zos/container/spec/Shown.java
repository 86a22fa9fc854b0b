package org.zos.container.spec;

/** A caller's text as a message may repeat it: short, and without control characters. */
final class Shown {
  private static final int MOST = 100;

  private Shown() {}

  static String of(String text) {
    String start = text.length() > MOST ? text.substring(0, MOST) + "…" : text;
    return start.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", "?");
  }
}
