package org.zos.container.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path as the kernel writes it in its lists of mounts. */
public final class EscapedPath {
  private static final Pattern ESCAPED = Pattern.compile("\\\\([0-7]{3})");

  private EscapedPath() {}

  /** The path itself: blanks and the like are written as a backslash and three octal digits. */
  public static String read(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(match ->
            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 8))));
  }
}
