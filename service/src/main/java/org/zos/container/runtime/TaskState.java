package org.zos.container.runtime;

import java.time.Instant;

/** What the process of a container does. */
public sealed interface TaskState {
  /** The process is prepared and has not begun. */
  record Prepared(long pid) implements TaskState {}

  /** The process runs. */
  record Running(long pid) implements TaskState {}

  /** The process is frozen, or about to be. */
  record Paused(long pid) implements TaskState {}

  /** The process has ended. */
  record Stopped(Exit exit) implements TaskState {}

  /** The engine does not know. */
  record Unknown() implements TaskState {}

  /**
   * How a process ended.
   *
   * @param code as its parent saw it; 128 + N for signal N
   * @param at when
   */
  record Exit(long code, Instant at) {}
}
