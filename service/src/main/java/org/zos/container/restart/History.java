package org.zos.container.restart;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is remembered of a container's failures, so that it is decided alike before and after a
 * restart of the module. Immutable.
 *
 * @param last the end that was dealt with last
 * @param attempt how many times in a row it was to be started again
 * @param notStarted how many times in a row the node could not start it
 * @param failures when it ended lately, oldest first, in tenths of a second
 */
public record History(
    Optional<Instant> last, long attempt, long notStarted, List<Instant> failures) {
  /** Nothing has happened yet. */
  public static final History NONE = new History(Optional.empty(), 0, 0, List.of());

  /** Nobody may ask for more failures than this. */
  private static final int MOST = 1000;

  private static final long TENTH = 100;

  public History {
    failures = failures.stream().map(History::tenth).toList();
  }

  private static Instant tenth(Instant at) {
    return Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), TENTH) * TENTH);
  }

  /** With the end of a process, which has run until then; the same again for one that is known. */
  History ended(Instant at, Duration window) {
    if (last.filter(at::equals).isPresent()) {
      return this;
    }
    Instant now = tenth(at);
    List<Instant> lately =
        Stream.concat(
                // what is later than now is of before the clock was set: nobody knows how long ago
                failures.stream().filter(each -> isWithin(each, now, window)), Stream.of(now))
            .toList();
    long attempts = lately.size() > 1 ? attempt + 1 : 1;
    return new History(Optional.of(at), attempts, 0, newest(lately));
  }

  private static boolean isWithin(Instant failure, Instant now, Duration window) {
    return !failure.isAfter(now) && failure.isAfter(now.minus(window));
  }

  private static List<Instant> newest(List<Instant> all) {
    return new ArrayList<>(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }

  /** With the loss of a process that nobody saw end. */
  History gone() {
    return notStarted > 0 ? this : new History(last, 1, 0, failures);
  }

  /** With one more try that failed because of the node. */
  History notStartedAgain() {
    return new History(last, attempt + 1, notStarted + 1, failures);
  }

  /** With a try that worked. */
  public History started() {
    return new History(last, attempt, 0, failures);
  }
}
