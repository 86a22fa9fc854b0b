package org.zos.container.stub.follow;

import org.zos.zbus.transport.EntryId;

/** Where on the stream a follower begins. */
public sealed interface StartAt {
  /** The first entry; where that was trimmed away, a {@link Snapshot}. */
  StartAt BEGINNING = new After(EntryId.BEGINNING);

  /** The first entry that comes after the follower has found the stream. */
  StartAt NOW = new Now();

  /** A {@link Snapshot} of what there is, and what comes after it. */
  StartAt STATE = new State();

  /** Behind the entry with this id: the last one that was dealt with. */
  static StartAt after(EntryId id) {
    return new After(id);
  }

  /**
   * Behind one entry.
   *
   * @param id of the entry
   */
  record After(EntryId id) implements StartAt {}

  /** Behind the last entry that is there. */
  record Now() implements StartAt {}

  /** With all that there is. */
  record State() implements StartAt {}
}
