package org.zos.zbus.transport;

import java.util.Comparator;

/**
 * The id of one stream entry, written {@code <epoch>-<seq>}. Within an epoch {@code seq} grows by
 * one, so a reader sees a gap; a new epoch says that what went before may be incomplete.
 *
 * @param epoch at least 0
 * @param seq at least 0; the first entry of an epoch has 1
 */
public record EntryId(long epoch, long seq) implements Comparable<EntryId> {
  /** Before every entry. */
  public static final EntryId BEGINNING = new EntryId(0, 0);

  private static final Comparator<EntryId> ORDER =
      Comparator.comparingLong(EntryId::epoch).thenComparingLong(EntryId::seq);

  public EntryId {
    if (epoch < 0 || seq < 0) {
      throw new IllegalArgumentException("an entry id has no negative part: " + epoch + "-" + seq);
    }
  }

  /**
   * Reads {@code <epoch>-<seq>}.
   *
   * @throws IllegalArgumentException when the text is of another form
   */
  public static EntryId parse(String text) {
    String[] parts = text.split("-", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("an entry id is <epoch>-<seq>, not '" + text + "'");
    }
    try {
      return new EntryId(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("an entry id is <epoch>-<seq>, not '" + text + "'", e);
    }
  }

  /** The id that follows in the same epoch. */
  public EntryId next() {
    return new EntryId(epoch, seq + 1);
  }

  @Override
  public int compareTo(EntryId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return epoch + "-" + seq;
  }
}
