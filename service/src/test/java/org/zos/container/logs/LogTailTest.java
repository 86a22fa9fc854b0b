package org.zos.container.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LogTailTest {
  private static final int PLENTY = 1024 * 1024;

  @TempDir private Path folder;

  private String tail(String content, int lines, int bytes) throws IOException {
    Path file = folder.resolve("log");
    Files.writeString(file, content);
    return LogTail.last(file, lines, bytes);
  }

  private static String numbered(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> "line " + i + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void givesTheLastLines() throws IOException {
    assertThat(tail(numbered(1, 5000), 3, PLENTY)).isEqualTo(numbered(4998, 5000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"a\\nb\\nc\\n\" | 2 | \"b\\nc\\n\"",
        "\"a\\nb\\nc\"    | 2 | \"b\\nc\"",
        "\"a\\nb\\nc\\n\" | 3 | \"a\\nb\\nc\\n\"",
        "\"a\\nb\\nc\\n\" | 9 | \"a\\nb\\nc\\n\"",
        "\"a\\nb\"        | 1 | \"b\"",
        "\"a\"            | 1 | \"a\"",
        "\"\\n\"          | 1 | \"\\n\"",
        "\"\\n\\n\\n\"    | 2 | \"\\n\\n\"",
        "\"a\\n\\nb\\n\"  | 2 | \"\\nb\\n\"",
        "\"\"             | 5 | \"\"",
      })
  void countsLinesWhetherOrNotTheLastHasEnded(String content, int lines, String last)
      throws IOException {
    assertThat(tail(content.translateEscapes(), lines, PLENTY)).isEqualTo(last.translateEscapes());
  }

  @ParameterizedTest
  @ValueSource(ints = {16 * 1024 - 1, 16 * 1024, 16 * 1024 + 1, 3 * 16 * 1024, 100_000})
  void findsLinesThatAreLongerThanWhatIsReadAtOnce(int length) throws IOException {
    String line = "x".repeat(length) + "\n";
    assertThat(tail("before\n" + line + line, 2, PLENTY)).isEqualTo(line + line);
  }

  @Test
  void cutsTheBeginningOfWhatIsTooLong() throws IOException {
    assertThat(tail("first\n" + "x".repeat(1000) + "end\n", 100, 10)).isEqualTo("xxxxxxend\n");
  }

  @Test
  void showsBytesThatAreNoText() throws IOException {
    Path file = folder.resolve("log");
    Files.write(file, new byte[] {'a', 0, (byte) 0xff, '\n', (byte) 0xc3, (byte) 0xbc, '\n'});
    assertThat(LogTail.last(file, 2, PLENTY)).isEqualTo("a\0\ufffd\nü\n");
  }

  @Test
  void isEmptyWhereThereIsNoFile() throws IOException {
    assertThat(LogTail.last(folder.resolve("none"), 1, PLENTY)).isEmpty();
    assertThat(LogTail.last(folder.resolve("no/such/folder"), 1, PLENTY)).isEmpty();
  }

  @Test
  void doesNotFollowALinkThatLeadsElsewhere() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "hunter2", UTF_8);
    Path link = Files.createSymbolicLink(folder.resolve("log"), secret);
    assertThatThrownBy(() -> LogTail.last(link, 1, PLENTY)).isInstanceOf(IOException.class);
  }

  private Path older(int age, String content) throws IOException {
    return Files.writeString(folder.resolve("log." + age), content);
  }

  @Test
  void goesOnInFilesThatWereMovedAside() throws IOException {
    older(3, numbered(1, 10));
    older(2, numbered(11, 20));
    older(1, numbered(21, 30));
    assertThat(tail(numbered(31, 40), 15, PLENTY)).isEqualTo(numbered(26, 40));
    assertThat(tail(numbered(31, 40), 10, PLENTY)).isEqualTo(numbered(31, 40));
    assertThat(tail("", 25, PLENTY)).isEqualTo(numbered(6, 30));
    assertThat(tail("half", 2, PLENTY)).isEqualTo(numbered(30, 30) + "half");
    assertThat(tail(numbered(31, 40), 100, PLENTY)).isEqualTo(numbered(1, 40));
    assertThat(tail("end\n", 3, 11)).isEqualTo("ine 30\nend\n");
  }

  @Test
  void theOlderFilesAreReadWhileThereIsNoNewest() throws IOException {
    older(1, numbered(1, 10));
    assertThat(LogTail.last(folder.resolve("log"), 2, PLENTY)).isEqualTo(numbered(9, 10));
  }
}
