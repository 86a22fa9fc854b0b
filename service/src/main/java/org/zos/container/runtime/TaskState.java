package org.zos.container.runtime;

import java.time.Instant;
import java.util.Optional;

/** What the process of a container does. */
public sealed interface TaskState {
  /** The pid of a process that has begun and not ended; empty of any other. */
  default Optional<Long> livePid() {
    return switch (this) {
      case Running(long pid) -> Optional.of(pid);
      case Paused(long pid) -> Optional.of(pid);
      case Prepared prepared -> Optional.empty();
      case Stopped stopped -> Optional.empty();
      case Unknown unknown -> Optional.empty();
    };
  }

  /** The process is prepared and has not begun. */
  record Prepared(long pid) implements TaskState {}

  /** The process runs. */
  record Running(long pid) implements TaskState {}

  /** The process is frozen, or about to be. */
  record Paused(long pid) implements TaskState {}

  /**
   * The process has ended.
   *
   * @param pid that it had; 0 when the engine does not say
   */
  record Stopped(long pid, Exit exit) implements TaskState {}

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
