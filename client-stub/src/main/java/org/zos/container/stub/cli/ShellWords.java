package org.zos.container.stub.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes one line of words, which a POSIX shell splits into the same words again. */
final class ShellWords {
  /** What means nothing to a shell, wherever in a word it stands. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+:,./-]+");

  private ShellWords() {}

  static String join(List<String> words) {
    return words.stream().map(ShellWords::quote).collect(Collectors.joining(" "));
  }

  /** Between single quotes everything is itself but the single quote, which steps outside. */
  private static String quote(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
