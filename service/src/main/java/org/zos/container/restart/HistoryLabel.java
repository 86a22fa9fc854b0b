package org.zos.container.restart;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.Labels;

/**
 * A history as it is kept on a container's record: {@code last attempt not-started failures}. The
 * failures are tenths of a second, the first since 1970, each further one since the one before it,
 * in base 36: a thousand of them within a day fit into a label.
 */
public final class HistoryLabel {
  private static final long TENTH = 100;
  private static final int BASE = 36;
  private static final String NONE = "-";

  private HistoryLabel() {}

  /** The value of the label {@link Labels#RESTARTS}. */
  public static String of(History history) {
    return "%s %d %d %s"
        .formatted(
            history.last().map(Instant::toString).orElse(NONE),
            history.attempt(),
            history.notStarted(),
            history.failures().isEmpty() ? NONE : differences(history.failures()));
  }

  private static String differences(List<Instant> failures) {
    List<Long> differences = new ArrayList<>();
    long before = 0;
    for (Instant failure : failures) {
      long now = failure.toEpochMilli() / TENTH;
      differences.add(now - before);
      before = now;
    }
    return differences.stream()
        .map(each -> Long.toString(each, BASE))
        .collect(Collectors.joining(","));
  }

  /** What the record says; nothing, when it says nothing that can be understood. */
  public static History read(ContainerRecord record) {
    String[] words = record.label(Labels.RESTARTS).split(" ");
    if (words.length != 4) {
      return History.NONE;
    }
    try {
      return new History(
          words[0].equals(NONE) ? Optional.empty() : Optional.of(Instant.parse(words[0])),
          count(words[1]),
          count(words[2]),
          words[3].equals(NONE) ? List.of() : failures(words[3]));
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      return History.NONE;
    }
  }

  private static long count(String word) {
    int count = Integer.parseInt(word);
    if (count < 0) {
      throw new NumberFormatException(word);
    }
    return count;
  }

  private static List<Instant> failures(String words) {
    List<Instant> failures = new ArrayList<>();
    long now = 0;
    for (String word : words.split(",")) {
      now += Long.parseLong(word, BASE);
      failures.add(Instant.ofEpochMilli(Math.multiplyExact(now, TENTH)));
    }
    return failures;
  }
}
