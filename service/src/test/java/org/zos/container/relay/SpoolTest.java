package org.zos.container.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpoolTest {
  @TempDir private Path folder;
  private Path file;
  private Spool spool;

  @BeforeEach
  void begin() {
    file = folder.resolve("stdout");
    spool = new Spool(file, Optional.empty());
  }

  @AfterEach
  void close() throws IOException {
    spool.close();
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** As the shim does it, which then opens a new file at once. */
  private void moveAside() throws IOException {
    Files.move(file, folder.resolve("stdout.1"), StandardCopyOption.REPLACE_EXISTING);
    Files.createFile(file);
  }

  private List<String> take(boolean ended) throws IOException {
    List<String> taken = new ArrayList<>();
    for (var next = spool.next(ended); !next.isEmpty(); next = spool.next(ended)) {
      next.forEach(message -> taken.add(new String(message, UTF_8)));
      spool.taken();
    }
    return taken;
  }

  private List<String> take() throws IOException {
    return take(false);
  }

  /** As after a restart of the module. */
  private void reopen() throws IOException {
    Optional<Position> position = spool.position();
    spool.close();
    spool = new Spool(file, position);
  }

  @Test
  void whatIsNotThereYetHasNothing() throws IOException {
    assertThat(take()).isEmpty();
    assertThat(spool.position()).isEmpty();
    write("one\n");
    assertThat(take()).containsExactly("one\n");
  }

  @Test
  void givesTheSameUntilItIsTaken() throws IOException {
    write("one\n");
    assertThat(spool.next(false)).hasSize(1);
    assertThat(spool.next(false)).hasSize(1);
    spool.taken();
    assertThat(spool.next(false)).isEmpty();
  }

  @Test
  void waitsForTheEndOfALine() throws IOException {
    write("one\ntw");
    assertThat(take()).containsExactly("one\n");
    write("o\n");
    assertThat(take()).containsExactly("two\n");
  }

  @Test
  void whenAllIsWrittenTheLastLineNeedsNoEnd() throws IOException {
    write("one\ntw");
    assertThat(take(true)).containsExactly("one\n", "tw");
  }

  @Test
  void goesOnInTheFileThatFollows() throws IOException {
    write("one\n");
    take();
    write("two\nthree");
    moveAside();
    write("four\n");
    assertThat(take()).containsExactly("two\n", "three", "four\n");
    moveAside();
    assertThat(take()).isEmpty();
    write("five\n");
    assertThat(take()).containsExactly("five\n");
  }

  @Test
  void goesOnWhereItWasAfterARestart() throws IOException {
    write("one\n");
    take();
    reopen();
    assertThat(take()).isEmpty();
    write("two\n");
    reopen();
    assertThat(take()).containsExactly("two\n");
  }

  @Test
  void goesOnAfterARestartInAFileThatWasMovedMeanwhile() throws IOException {
    write("one\ntwo\n");
    take();
    write("three\n");
    moveAside();
    write("four\n");
    reopen();
    assertThat(take()).containsExactly("three\n", "four\n");
  }

  @Test
  void withoutAPositionItBeginsWithTheOlderFile() throws IOException {
    write("one\n");
    moveAside();
    write("two\n");
    assertThat(take()).containsExactly("one\n", "two\n");
  }

  @Test
  void whatWasMovedTwiceBeforeItWasReadIsLostAndTheRestIsNot() throws IOException {
    write("one\n");
    take();
    moveAside();
    write("two\n");
    moveAside();
    write("three\n");
    reopen();
    assertThat(take()).containsExactly("two\n", "three\n");
  }

  @Test
  void aFileThatIsOpenIsReadToItsEndThoughItsNameIsGone() throws IOException {
    write("one\n");
    take();
    write("rest\n");
    moveAside();
    write("two\n");
    moveAside();
    write("three\n");
    assertThat(take()).containsExactly("rest\n", "two\n", "three\n");
  }

  /** The number of a file that is gone is given to a new one. */
  @Test
  void aPositionInAFileThatIsGoneIsNotTakenForOneInAnother() throws IOException {
    write("one\n");
    take();
    Position before = spool.position().orElseThrow();
    spool.close();
    Files.delete(file);
    write("other\n");
    FileId now = FileId.of(file).orElseThrow();
    spool = new Spool(file, Optional.of(new Position(now, before.offset(), before.head())));
    assertThat(take()).containsExactly("other\n");
  }

  @Test
  void aFileThatHasShrunkIsReadFromItsBeginning() throws IOException {
    write("one\ntwo\n");
    take();
    Files.writeString(file, "new\n");
    reopen();
    assertThat(take()).containsExactly("new\n");
  }

  @Test
  void aLongStreamComesWhole() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      all.append("line ").append(i).append('\n');
    }
    all.append("x".repeat(300_000)).append('\n');
    write(all.toString());
    List<String> taken = take();
    assertThat(String.join("", taken)).isEqualTo(all.toString());
    assertThat(taken).hasSize(60_000 + 5).allMatch(message -> message.length() <= 64 * 1024);
  }

  @Test
  void followsNoLink() throws IOException {
    Files.createSymbolicLink(file, Files.writeString(folder.resolve("secret"), "hunter2\n"));
    assertThatThrownBy(() -> take(true)).isInstanceOf(IOException.class);
  }
}
