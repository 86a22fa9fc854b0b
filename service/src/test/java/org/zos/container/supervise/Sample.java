package org.zos.container.supervise;

import java.time.Instant;
import java.util.List;
import org.zos.container.contract.EventSubject;
import org.zos.container.runtime.ContainerRef;

/** A container as tests of this package speak of it. */
final class Sample {
  static final ContainerRef WEB = new ContainerRef("blue", "web");

  private Sample() {}

  /** The incarnation of this name. */
  static EventSubject web(String uid) {
    return new EventSubject(
        "blue", "web", uid, "net-1", "/rootfs", List.of(), List.of("role=web"), "request-" + uid);
  }

  /** A time, so many seconds after the first. */
  static Instant at(long second) {
    return Instant.parse("2026-01-02T03:04:05Z").plusSeconds(second);
  }
}
