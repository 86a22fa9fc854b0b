package org.zos.container.contract;

import java.time.Instant;

/** One thing that happened to one container. */
public sealed interface LifecycleEvent {
  /** When it happened. */
  Instant at();

  /** To which container. */
  EventSubject subject();

  /** The name of its type on the stream. */
  default String type() {
    return switch (this) {
      case Created e -> "created";
      case Started e -> "started";
      case Exited e -> "exited";
      case Oom e -> "oom";
      case Restarting e -> "restarting";
      case GaveUp e -> "gave-up";
      case Deleted e -> "deleted";
    };
  }

  /** The container exists; its process has not begun. */
  record Created(Instant at, EventSubject subject) implements LifecycleEvent {}

  /**
   * The process runs.
   *
   * @param pid on the host
   */
  record Started(Instant at, EventSubject subject, long pid) implements LifecycleEvent {}

  /**
   * The process has ended.
   *
   * @param pid on the host, now free for others
   * @param exitCode as its parent saw it; 128 + N when signal N ended it, or when it said so
   *     itself; {@link #NO_CODE} when nobody knows
   * @param signal N for an exit code of 128 + N; zero otherwise
   * @param oomKilled whether the kernel killed something in it for want of memory since it began
   * @param reason why, where the module knows more than the code tells; else empty
   */
  record Exited(
      Instant at,
      EventSubject subject,
      long pid,
      long exitCode,
      long signal,
      boolean oomKilled,
      String reason)
      implements LifecycleEvent {
    /** The exit code of a process of which only is known that it runs no longer. */
    public static final long NO_CODE = -1;

    /** The reason where containerd has thrown away how the process ended. */
    public static final String LOST = "lost-by-containerd";

    private static final long SIGNAL_BASE = 128;
    private static final long LAST_SIGNAL = 64;

    /** The signal that an exit code tells of; zero when it tells of none. */
    public static long signalOf(long exitCode) {
      long signal = exitCode - SIGNAL_BASE;
      return signal > 0 && signal <= LAST_SIGNAL ? signal : 0;
    }
  }

  /** The kernel killed a process of the container for want of memory. */
  record Oom(Instant at, EventSubject subject) implements LifecycleEvent {}

  /**
   * It ended and will be started again.
   *
   * @param attempt the first is 1
   * @param reason why it must be
   */
  record Restarting(Instant at, EventSubject subject, long attempt, String reason)
      implements LifecycleEvent {}

  /**
   * It ended too often and is not started again; it is kept for inspection.
   *
   * @param attempt the restarts that were tried
   * @param reason what it died of
   */
  record GaveUp(Instant at, EventSubject subject, long attempt, String reason)
      implements LifecycleEvent {}

  /**
   * It exists no longer: what belonged to it can be freed.
   *
   * @param reason why, where nobody asked for it; else empty
   */
  record Deleted(Instant at, EventSubject subject, String reason) implements LifecycleEvent {}
}
