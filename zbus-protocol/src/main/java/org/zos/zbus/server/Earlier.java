package org.zos.zbus.server;

import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Optional;
import org.zos.zbus.journal.Journal;
import org.zos.zbus.journal.Journal.Note;
import org.zos.zbus.journal.Journal.Stage;
import org.zos.zbus.transport.Delivery;

/**
 * Knows what was done before: a server that died may have begun a call, or ended it and not been
 * able to answer; and Redis may come back as it was, with calls in it that were done since.
 */
final class Earlier {
  private static final Logger LOG = System.getLogger(Earlier.class.getName());

  private final Journal journal;

  Earlier(Journal journal) {
    this.journal = journal;
  }

  /** What is to be done with a call. */
  enum Verdict {
    /** It has not been done, or does no harm if it is done again. */
    RUN,
    /** It may have been done in part, and can't be taken up. */
    CUT_SHORT,
    /** It has been done, and the answer is known. */
    ANSWERED,
    /** It has been done, and the answer was too long to be kept. */
    DONE
  }

  /**
   * What an earlier run left of a call.
   *
   * @param answer the answer's bytes, for {@link Verdict#ANSWERED} only
   */
  record Finding(Verdict verdict, Optional<byte[]> answer) {
    private static final Finding RUN = new Finding(Verdict.RUN, Optional.empty());
  }

  /** Looks a call up, before it runs. */
  Finding find(Delivery delivery, Redo redo) {
    if (redo == Redo.REPEAT) {
      return Finding.RUN;
    }
    Optional<Note> record =
        journal.find(delivery.payload()).filter(found -> isSameCall(delivery, found));
    if (record.isEmpty()) {
      boolean unknown = delivery.adoptions() > 0 && !journal.remembers();
      return unknown && redo == Redo.FAIL ? finding(Verdict.CUT_SHORT) : Finding.RUN;
    }
    if (record.get().stage() == Stage.BEGUN) {
      return finding(Verdict.CUT_SHORT);
    }
    Optional<byte[]> answer = record.get().answer();
    return answer.isPresent() ? new Finding(Verdict.ANSWERED, answer) : finding(Verdict.DONE);
  }

  /**
   * Within one run of Redis, what comes from the queue is new, even where a careless caller sends
   * the very bytes of an earlier call again. It is the earlier call itself if a dead server left
   * it, or if Redis has begun anew, from whatever it had saved.
   */
  private static boolean isSameCall(Delivery delivery, Note record) {
    return delivery.adoptions() > 0 || !record.run().equals(delivery.run());
  }

  private boolean isNoted(Delivery delivery, byte[] answer) {
    return journal
        .find(delivery.payload())
        .filter(note -> note.run().equals(delivery.run()))
        .flatMap(Note::answer)
        .filter(noted -> Arrays.equals(noted, answer))
        .isPresent();
  }

  private static Finding finding(Verdict verdict) {
    return new Finding(verdict, Optional.empty());
  }

  /**
   * A call begins now.
   *
   * @throws UncheckedIOException when that can't be noted: then it must not begin
   */
  void begins(Delivery delivery, Redo redo) {
    if (redo == Redo.FAIL) {
      journal.write(delivery.payload(), Note.begun(delivery.run()));
    }
  }

  /** A call has ended, and is answered next; or it will have ended so, whatever happens. */
  void ended(Delivery delivery, Redo redo, byte[] answer) {
    if (redo == Redo.REPEAT || isNoted(delivery, answer)) {
      return;
    }
    try {
      journal.write(delivery.payload(), Note.answered(delivery.run(), answer));
    } catch (UncheckedIOException e) {
      // it is done: not to answer would help nobody
      LOG.log(Level.ERROR, "{0}: {1}", e.getMessage(), e.getCause());
    }
  }
}
