package org.zos.container.runtime;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * That a container ended too often, as it is kept on its record, so that it can be told later too.
 *
 * @param attempt the restarts that were tried
 * @param at when it was decided
 * @param reason what it died of; for people
 */
public record GivenUp(long attempt, Instant at, String reason) {
  /** The value of the label {@link Labels#GAVE_UP}. */
  public String toLabel() {
    return attempt + " " + at + " " + reason;
  }

  /**
   * What the record says; empty when it says nothing that can be understood, which does not mean
   * that it was not given up.
   */
  public static Optional<GivenUp> of(ContainerRecord record) {
    String[] words = record.label(Labels.GAVE_UP).split(" ", 3);
    if (words.length < 3) {
      return Optional.empty();
    }
    try {
      return Optional.of(new GivenUp(Long.parseLong(words[0]), Instant.parse(words[1]), words[2]));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
