package org.zos.container.stub;

import java.time.Duration;

/**
 * How long a stub waits for each kind of call. Longer than the module itself takes at most, so that
 * what the caller gets to see is the module's own reason and not merely that time ran out.
 *
 * @param run for Run, which may have to fetch and mount a root file system
 * @param delete for Delete, which waits for the container's shutdown timeout: give it more for
 *     containers that take minutes to stop
 * @param read for the calls that change nothing: Inspect, List, ListNS, Logs and the like
 * @param status for the question whether the module is there at all
 * @param exec for Exec and ExecOutput, on top of the time that the command itself is given
 */
public record CallTimeouts(
    Duration run, Duration delete, Duration read, Duration status, Duration exec) {
  /** Two minutes to run or delete, 15 s to read, 3 s for the status, 30 s around a command. */
  public static final CallTimeouts DEFAULT =
      new CallTimeouts(
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          Duration.ofSeconds(15),
          Duration.ofSeconds(3),
          Duration.ofSeconds(30));

  public CallTimeouts {
    requirePositive("run", run);
    requirePositive("delete", delete);
    requirePositive("read", read);
    requirePositive("status", status);
    requirePositive("exec", exec);
  }

  /** The same for every call. */
  public static CallTimeouts all(Duration most) {
    return new CallTimeouts(most, most, most, most, most);
  }

  private static void requirePositive(String kind, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(
          "the time for " + kind + " must be longer than none: " + value);
    }
  }
}
