package org.zos.container.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.TaskState;

/**
 * Whether a process may begin.
 *
 * @param record the container's
 * @param before how the processes before it have ended, in order
 */
record Starts(ContainerRecord record, List<TaskState.Exit> before) {
  static final int MOST_FAILURES = 4;

  /** A little less than what counts, which is told in tenths of a second. */
  private static final Duration WINDOW = Duration.ofSeconds(59);

  Optional<String> fault() {
    if (record.label(Labels.DESIRED).equals(Labels.STOPPED)) {
      return Optional.of("begins although it is to be stopped");
    }
    if (!record.label(Labels.GAVE_UP).isEmpty()) {
      return Optional.of("begins although it was given up");
    }
    return !Names.isForeign(record.ref()) && isCrashing()
        ? Optional.of("begins although it ended four times within a minute: " + before)
        : Optional.empty();
  }

  private boolean isCrashing() {
    if (before.size() < MOST_FAILURES) {
      return false;
    }
    List<Instant> last =
        before.subList(before.size() - MOST_FAILURES, before.size()).stream()
            .map(TaskState.Exit::at)
            .toList();
    // where the clock was set between them nobody knows how long ago they were
    return last.equals(last.stream().sorted().toList())
        && last.getFirst().plus(WINDOW).isAfter(last.getLast());
  }
}
