package org.zos.container.spec;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Splits a command line into words as a POSIX shell does: blanks part words; single quotes, double
 * quotes and backslashes keep them together. Nothing is expanded.
 */
public final class Words {
  /** What no shell would take for more than itself. */
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  private Words(String line) {
    this.line = line;
  }

  /**
   * The words of a line.
   *
   * @throws IllegalArgumentException when a quote is not closed or the line ends in a backslash
   */
  public static List<String> split(String line) {
    Words words = new Words(line);
    while (words.at < line.length()) {
      words.take(line.charAt(words.at++));
    }
    words.endWord();
    return List.copyOf(words.words);
  }

  /** A line that splits into these words: those that need it are quoted. */
  public static String join(List<String> words) {
    return words.stream().map(Words::quoted).collect(joining(" "));
  }

  private static String quoted(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private void take(char c) {
    switch (c) {
      case ' ', '\t', '\n' -> endWord();
      case '\'' -> takeQuoted();
      case '"' -> takeDoubleQuoted();
      case '\\' -> takeEscaped();
      default -> append(c);
    }
  }

  private void takeQuoted() {
    int end = line.indexOf('\'', at);
    if (end < 0) {
      throw new IllegalArgumentException("a single quote is not closed");
    }
    inWord = true;
    word.append(line, at, end);
    at = end + 1;
  }

  private void takeDoubleQuoted() {
    inWord = true;
    for (char c = next(); c != '"'; c = next()) {
      if (c == '\\') {
        takeEscapedInQuotes();
      } else {
        word.append(c);
      }
    }
  }

  private char next() {
    if (at >= line.length()) {
      throw new IllegalArgumentException("a double quote is not closed");
    }
    return line.charAt(at++);
  }

  /** Between double quotes a backslash is one, except before these five. */
  private void takeEscapedInQuotes() {
    char c = next();
    if ("$`\"\\\n".indexOf(c) < 0) {
      word.append('\\');
    }
    if (c != '\n') {
      word.append(c);
    }
  }

  private void takeEscaped() {
    if (at >= line.length()) {
      throw new IllegalArgumentException("it ends in a backslash");
    }
    char c = line.charAt(at++);
    if (c != '\n') {
      append(c);
    }
  }

  private void append(char c) {
    inWord = true;
    word.append(c);
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }
}
