package org.zos.container.runtime;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * How a container's process ended last, as it is kept on the container's record, where it outlasts
 * the engine's own memory of the process.
 *
 * @param exit code and time
 * @param oomKilled whether the kernel killed something in it for want of memory
 */
public record LastExit(TaskState.Exit exit, boolean oomKilled) {
  private static final String OOM = "oom";

  /** The value of the label {@link Labels#EXIT}. */
  public String toLabel() {
    return exit.code() + " " + exit.at() + (oomKilled ? " " + OOM : "");
  }

  /** What the record says; empty when it says nothing that can be understood. */
  public static Optional<LastExit> of(ContainerRecord record) {
    String[] words = record.label(Labels.EXIT).split(" ");
    if (words.length < 2) {
      return Optional.empty();
    }
    try {
      TaskState.Exit exit = new TaskState.Exit(Long.parseLong(words[0]), Instant.parse(words[1]));
      return Optional.of(new LastExit(exit, words.length > 2 && words[2].equals(OOM)));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
