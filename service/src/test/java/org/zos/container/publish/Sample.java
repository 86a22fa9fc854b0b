package org.zos.container.publish;

import java.time.Instant;
import java.util.List;
import org.zos.container.contract.EventSubject;
import org.zos.container.contract.LifecycleEvent;

/** Events as tests of this package speak of them. */
final class Sample {
  static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");
  static final Instant LATER = Instant.parse("2026-01-02T03:05:06Z");
  static final EventSubject WEB = subject("web");

  private Sample() {}

  private static EventSubject subject(String id) {
    return subject(id, "7");
  }

  static EventSubject subject(String id, String uid) {
    return new EventSubject(
        "blue", id, uid, "net-1", "/rootfs", List.of(), List.of("role=\"web\""), "r1");
  }

  static LifecycleEvent created() {
    return new LifecycleEvent.Created(THEN, WEB);
  }

  static LifecycleEvent started(long pid) {
    return new LifecycleEvent.Started(THEN, WEB, pid);
  }

  static LifecycleEvent exited(long pid, long code) {
    return new LifecycleEvent.Exited(
        LATER, WEB, pid, code, LifecycleEvent.Exited.signalOf(code), false, "");
  }

  /** The end of a process of which nobody knows how it ended. */
  static LifecycleEvent lost(Instant at, long pid) {
    return new LifecycleEvent.Exited(
        at, WEB, pid, LifecycleEvent.Exited.NO_CODE, 0, false, LifecycleEvent.Exited.LOST);
  }

  static LifecycleEvent deleted() {
    return new LifecycleEvent.Deleted(THEN, WEB, "");
  }

  /** The beginning of a container that differs from others by its number. */
  static LifecycleEvent numbered(long number) {
    return new LifecycleEvent.Created(THEN, subject("web-" + number));
  }

  /** The end of that one. */
  static LifecycleEvent deleted(long number) {
    return new LifecycleEvent.Deleted(THEN, subject("web-" + number), "");
  }
}
