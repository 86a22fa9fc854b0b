package org.zos.container.stub.follow;

import java.util.Optional;
import org.zos.zbus.transport.EntryId;

/**
 * Two entries that were read one after the other although something may have been between them.
 *
 * @param before read last
 * @param after read next
 */
record Gap(EntryId before, EntryId after) {

  /** The gap between two entries, where there is one. */
  static Optional<Gap> between(EntryId before, EntryId after) {
    boolean first = before.equals(EntryId.BEGINNING) && after.seq() == 1;
    return first || before.next().equals(after)
        ? Optional.empty()
        : Optional.of(new Gap(before, after));
  }

  @Override
  public String toString() {
    return before.epoch() == after.epoch()
        ? "%d events between %s and %s are lost"
            .formatted(after.seq() - before.seq() - 1, before, after)
        : "a new epoch begins with %s: what followed %s may be lost".formatted(after, before);
  }
}
