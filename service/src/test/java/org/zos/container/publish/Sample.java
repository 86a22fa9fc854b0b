package org.zos.container.publish;

import java.time.Instant;
import java.util.List;
import org.zos.container.contract.EventSubject;
import org.zos.container.contract.LifecycleEvent;

/** Events as tests of this package speak of them. */
final class Sample {
  static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");
  static final EventSubject WEB = subject("web");

  private Sample() {}

  private static EventSubject subject(String id) {
    return new EventSubject(
        "blue", id, "7", "net-1", "/rootfs", List.of(), List.of("role=\"web\""), "r1");
  }

  static LifecycleEvent created() {
    return new LifecycleEvent.Created(THEN, WEB);
  }

  /** An event that differs from others by its number. */
  static LifecycleEvent started(long pid) {
    return new LifecycleEvent.Started(THEN, WEB, pid);
  }

  static LifecycleEvent deleted() {
    return new LifecycleEvent.Deleted(THEN, WEB, "");
  }
}
