package org.zos.zbus.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.zbus.journal.Journal.Note;
import org.zos.zbus.journal.Journal.Stage;
import org.zos.zbus.testing.Background;

/** Journals in a folder, one after another and beside each other. */
class JournalFolderTest {
  @TempDir private Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static Note answered(String answer) {
    return Note.answered("run", bytes(answer));
  }

  private static Optional<String> answer(Journal journal, String request) {
    return journal
        .find(bytes(request))
        .map(note -> note.answer().map(found -> new String(found, UTF_8)).orElse("none"));
  }

  private JournalFolder open(String instance) {
    return JournalFolder.open(folder, instance, 10);
  }

  @Test
  void whatWasNotWrittenIsNotFound() {
    try (Journal journal = open("a")) {
      journal.write(bytes("1"), answered("one"));
      assertThat(journal.find(bytes("2"))).isEmpty();
    }
  }

  @Test
  void whatIsWrittenIsFoundByItselfAndByOthers() {
    try (Journal a = open("a");
        Journal b = open("b")) {
      a.write(bytes("1"), answered("one"));
      assertThat(answer(a, "1")).contains("one");
      assertThat(answer(b, "1")).contains("one");
      a.write(bytes("2"), answered("two"));
      assertThat(answer(b, "2")).contains("two");
    }
  }

  @Test
  void laterNoteReplacesTheEarlierOne() {
    try (Journal journal = open("a")) {
      journal.write(bytes("1"), Note.begun("run"));
      assertThat(journal.find(bytes("1")).orElseThrow().stage()).isEqualTo(Stage.BEGUN);
      journal.write(bytes("1"), answered("one"));
      try (Journal other = open("b")) {
        Note note = other.find(bytes("1")).orElseThrow();
        assertThat(note.stage()).isEqualTo(Stage.ANSWERED);
        assertThat(note.run()).isEqualTo("run");
      }
    }
  }

  @Test
  void oldestAreForgottenAndTheFileStaysSmall() throws IOException {
    try (Journal journal = open("a")) {
      for (int i = 0; i < 200; i++) {
        journal.write(bytes("request " + i), answered("answer " + i));
      }
      assertThat(answer(journal, "request 199")).contains("answer 199");
      assertThat(answer(journal, "request 190")).contains("answer 190");
      assertThat(answer(journal, "request 189")).isEmpty();
      assertThat(Files.size(folder.resolve("a.journal"))).isLessThan(21 * 100L);
      try (Journal other = open("b")) {
        assertThat(answer(other, "request 199")).contains("answer 199");
      }
    }
  }

  @Test
  void longAnswerIsNotKeptButThatThereWasOneIs() {
    try (Journal journal = open("a")) {
      journal.write(bytes("1"), answered("x".repeat(20_000)));
      assertThat(answer(journal, "1")).contains("none");
    }
  }

  @Test
  void journalOfADeadServerIsTakenOverWholeAndRemoved() {
    open("dead").write(bytes("1"), answered("one"));
    try (Journal heir = open("heir")) {
      heir.write(bytes("2"), answered("two"));
      heir.takeOver("dead");
      assertThat(folder.resolve("dead.journal")).doesNotExist();
      assertThat(answer(heir, "1")).contains("one");
    }
    try (Journal next = open("next")) {
      assertThat(answer(next, "1")).contains("one");
      assertThat(answer(next, "2")).contains("two");
    }
  }

  @Test
  void serverWithoutAJournalLeavesNothingToTakeOver() {
    try (Journal heir = open("heir")) {
      heir.takeOver("never-was");
      heir.takeOver("../heir");
      heir.write(bytes("1"), answered("one"));
      assertThat(answer(heir, "1")).contains("one");
    }
  }

  @Test
  void noteThatWasCutShortEndsTheReadingAndHurtsNoOther() throws IOException {
    open("dead").write(bytes("1"), answered("one"));
    open("dead").write(bytes("2"), answered("two"));
    Path file = folder.resolve("dead.journal");
    byte[] whole = Files.readAllBytes(file);
    for (int length = whole.length - 1; length > whole.length / 2; length--) {
      Files.write(file, Arrays.copyOf(whole, length));
      try (Journal reader = open("reader")) {
        assertThat(answer(reader, "1")).contains("one");
        assertThat(answer(reader, "2")).isEmpty();
      }
    }
  }

  @Test
  void noteThatWasDamagedIsNotBelieved() throws IOException {
    open("dead").write(bytes("1"), answered("one"));
    Path file = folder.resolve("dead.journal");
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      Files.write(file, damaged);
      try (Journal reader = open("reader")) {
        assertThat(answer(reader, "1")).as("byte " + at).isEmpty();
      }
    }
  }

  @Test
  void manyMayWriteAtOnce() {
    try (Journal journal = JournalFolder.open(folder, "a", 1000)) {
      List<Background<Boolean>> writers = new ArrayList<>();
      for (int writer = 0; writer < 20; writer++) {
        String name = "writer " + writer;
        writers.add(
            Background.run(() -> {
              for (int i = 0; i < 20; i++) {
                journal.write(bytes(name + i), answered(name + i));
              }
            }));
      }
      writers.forEach(Background::await);
      try (Journal other = JournalFolder.open(folder, "b", 1000)) {
        for (int writer = 0; writer < 20; writer++) {
          assertThat(answer(other, "writer " + writer + "19")).isPresent();
        }
      }
    }
  }

  @Test
  void interruptedWriterHurtsNobody() {
    try (Journal journal = open("a")) {
      Thread.currentThread().interrupt();
      journal.write(bytes("1"), answered("one"));
      assertThat(Thread.interrupted()).isTrue();
      journal.write(bytes("2"), answered("two"));
      assertThat(answer(journal, "2")).contains("two");
    }
  }

  @Test
  void folderThatCantBeUsedIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> JournalFolder.open(file, "a"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString());
  }
}
