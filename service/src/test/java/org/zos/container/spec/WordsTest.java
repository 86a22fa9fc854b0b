package org.zos.container.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class WordsTest {
  static Stream<Arguments> lines() {
    return Stream.of(
        // blanks
        arguments("", List.of()),
        arguments(" \t\n ", List.of()),
        arguments("one", List.of("one")),
        arguments("  one\ttwo\nthree  ", List.of("one", "two", "three")),
        // single quotes keep everything
        arguments("'one two'", List.of("one two")),
        arguments("'a\\b'", List.of("a\\b")),
        arguments("'\"'", List.of("\"")),
        arguments("'$HOME `id`'", List.of("$HOME `id`")),
        arguments("'a\nb'", List.of("a\nb")),
        // double quotes keep all but escapes of the five
        arguments("\"one two\"", List.of("one two")),
        arguments("\"it's\"", List.of("it's")),
        arguments("\"a\\\"b\"", List.of("a\"b")),
        arguments("\"a\\\\b\"", List.of("a\\b")),
        arguments("\"\\$A \\`b\\`\"", List.of("$A `b`")),
        arguments("\"a\\b\\n\"", List.of("a\\b\\n")),
        arguments("\"a\\'b\"", List.of("a\\'b")),
        arguments("\"a\\\nb\"", List.of("ab")),
        arguments("\"a\nb\"", List.of("a\nb")),
        // a backslash outside of quotes
        arguments("one\\ two", List.of("one two")),
        arguments("\\'a\\\"", List.of("'a\"")),
        arguments("a\\\\b", List.of("a\\b")),
        arguments("\\n", List.of("n")),
        // a line that goes on
        arguments("one\\\ntwo", List.of("onetwo")),
        arguments("one \\\n two", List.of("one", "two")),
        arguments("one\\\n", List.of("one")),
        arguments("\\\n", List.of()),
        // empty words
        arguments("''", List.of("")),
        arguments("\"\"", List.of("")),
        arguments("a '' \"\" b", List.of("a", "", "", "b")),
        arguments("''''", List.of("")),
        // parts that are one word
        arguments("a'b c'\"d e\"f\\ g", List.of("ab cd ef g")),
        arguments("--name='two words'", List.of("--name=two words")),
        arguments("''a", List.of("a")),
        arguments(
            "/bin/sh -c 'echo '\\''hi'\\'' \"$A\"; exit'",
            List.of("/bin/sh", "-c", "echo 'hi' \"$A\"; exit")),
        // nothing is expanded, nothing is an operator
        arguments("$A *.txt ~ a|b;c&d>e", List.of("$A", "*.txt", "~", "a|b;c&d>e")),
        arguments("größe 漢字 🦆", List.of("größe", "漢字", "🦆")));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void splitsAsAPosixShellDoes(String line, List<String> words) {
    assertThat(Words.split(line)).isEqualTo(words);
  }

  @ParameterizedTest
  @MethodSource("words")
  void whatIsJoinedSplitsIntoTheSameWords(List<String> words) {
    assertThat(Words.split(Words.join(words))).isEqualTo(words);
  }

  static Stream<List<String>> words() {
    return Stream.of(
        List.of(),
        List.of("/bin/sleep", "1000"),
        List.of("sh", "-c", "echo 'a  b' \"c\" \\d; exit"),
        List.of("", " ", "'", "''", "\t\n", "\\", "\""),
        List.of("größe 漢字", "🦆"));
  }

  @Test
  void quotesOnlyWhatNeedsIt() {
    assertThat(Words.join(List.of("/bin/a-b_c.d:e", "A=1", "a b", "it's")))
        .isEqualTo("/bin/a-b_c.d:e A=1 'a b' 'it'\\''s'");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "'            | single quote",
        "echo 'a      | single quote",
        "a '' '       | single quote",
        "\"           | double quote",
        "echo \"a b   | double quote",
        "echo \"a\\\" | double quote",
        "\"a\\        | double quote",
        "echo a\\     | backslash",
        "\\           | backslash"
      })
  void refusesALineThatDoesNotEnd(String line, String told) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Words.split(line))
        .withMessageContaining(told);
  }
}
