package org.zos.container.model;

import java.util.Optional;

/** What is known of what has really happened, to hold what is told against. */
interface Facts {
  /** Where nobody knows: all that is told is believed, and only its order is looked at. */
  Facts UNKNOWN = new Facts() {};

  /** The name of an incarnation that was told by another one. */
  default String nameOf(String uid) {
    return uid;
  }

  /** Whether there ever was an incarnation of this name. */
  default boolean wasBorn(String uid) {
    return true;
  }

  /** Whether the engine has it now. */
  default boolean exists(String uid) {
    return false;
  }

  /** Whether it ended so often that it may be given up. */
  default boolean mayBeGivenUp(String uid) {
    return true;
  }

  /** What is wrong with telling of this process. */
  default Optional<String> wrongStart(String uid, long pid) {
    return Optional.empty();
  }

  /** What is wrong with telling that a process ended so. */
  default Optional<String> wrongEnd(long pid, long code, boolean oom) {
    return Optional.empty();
  }

  /** What is wrong with telling that nobody knows how a process ended. */
  default Optional<String> wrongLoss(long pid) {
    return Optional.empty();
  }
}
