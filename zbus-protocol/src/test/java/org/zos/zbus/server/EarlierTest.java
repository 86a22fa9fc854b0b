package org.zos.zbus.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zos.zbus.journal.Journal;
import org.zos.zbus.server.Earlier.Verdict;
import org.zos.zbus.transport.Delivery;

/** Whether a call was done before. */
class EarlierTest {
  private static final byte[] REQUEST = "request".getBytes(UTF_8);
  private static final byte[] ANSWER = "answer".getBytes(UTF_8);
  private static final Delivery FRESH = new Delivery(REQUEST, "run1:a");
  private static final Delivery FRESH_LATER = new Delivery(REQUEST, "run2:a");
  private static final Delivery ADOPTED = new Delivery(REQUEST, 1, "run1:b");

  private final FakeJournal journal = new FakeJournal();
  private final Earlier earlier = new Earlier(journal);

  private static final class FakeJournal implements Journal {
    private final Map<String, Note> notes = new HashMap<>();
    private boolean full;

    @Override
    public Optional<Note> find(byte[] request) {
      return Optional.ofNullable(notes.get(new String(request, UTF_8)));
    }

    @Override
    public void write(byte[] request, Note note) {
      if (full) {
        throw new UncheckedIOException("the journal can't be written", new IOException("full"));
      }
      notes.put(new String(request, UTF_8), note);
    }

    @Override
    public boolean remembers() {
      return true;
    }

    @Override
    public void takeOver(String instance) {}

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @EnumSource(Redo.class)
  void callOfWhichNothingIsKnownRuns(Redo redo) {
    assertThat(earlier.find(FRESH, redo).verdict()).isEqualTo(Verdict.RUN);
    assertThat(earlier.find(ADOPTED, redo).verdict()).isEqualTo(Verdict.RUN);
  }

  @ParameterizedTest
  @EnumSource(names = {"RESUME", "FAIL"})
  void answeredCallThatComesBackIsToldTheSame(Redo redo) {
    earlier.ended(FRESH, redo, ANSWER);
    assertThat(earlier.find(ADOPTED, redo).answer()).contains(ANSWER);
    assertThat(earlier.find(FRESH_LATER, redo).answer()).contains(ANSWER);
  }

  @ParameterizedTest
  @EnumSource(names = {"RESUME", "FAIL"})
  void sameBytesInTheSameRunAreAnotherCall(Redo redo) {
    earlier.ended(FRESH, redo, ANSWER);
    assertThat(earlier.find(FRESH, redo).verdict()).isEqualTo(Verdict.RUN);
  }

  @Test
  void answerThatWasNotKeptIsNotMadeUp() {
    journal.notes.put(
        "request", new Journal.Note("run1", Journal.Stage.ANSWERED, Optional.empty()));
    assertThat(earlier.find(ADOPTED, Redo.RESUME).verdict()).isEqualTo(Verdict.DONE);
  }

  @Test
  void callThatHadBegunAndCantBeResumedIsCutShort() {
    earlier.begins(FRESH, Redo.FAIL);
    assertThat(earlier.find(ADOPTED, Redo.FAIL).verdict()).isEqualTo(Verdict.CUT_SHORT);
    assertThat(earlier.find(FRESH_LATER, Redo.FAIL).verdict()).isEqualTo(Verdict.CUT_SHORT);
  }

  @Test
  void withoutAJournalOneThatWasTakenOverMayHaveBegun() {
    Earlier forgetful = new Earlier(Journal.NONE);
    assertThat(forgetful.find(ADOPTED, Redo.FAIL).verdict()).isEqualTo(Verdict.CUT_SHORT);
    assertThat(forgetful.find(ADOPTED, Redo.RESUME).verdict()).isEqualTo(Verdict.RUN);
    assertThat(forgetful.find(FRESH, Redo.FAIL).verdict()).isEqualTo(Verdict.RUN);
  }

  @Test
  void whatChangesNothingIsNeverNoted() {
    earlier.begins(FRESH, Redo.REPEAT);
    earlier.ended(FRESH, Redo.REPEAT, ANSWER);
    assertThat(journal.notes).isEmpty();
  }

  @Test
  void callThatCantBeNotedDoesNotBeginButOneThatIsDoneIsAnswered() {
    journal.full = true;
    assertThatThrownBy(() -> earlier.begins(FRESH, Redo.FAIL))
        .isInstanceOf(UncheckedIOException.class);
    earlier.begins(FRESH, Redo.RESUME);
    earlier.ended(FRESH, Redo.RESUME, ANSWER);
    assertThat(journal.notes).isEmpty();
  }
}
