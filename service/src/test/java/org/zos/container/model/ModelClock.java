package org.zos.container.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The node's clock: it goes on whenever it is looked at, and somebody may set it. */
final class ModelClock implements InstantSource {
  /** Never the same time twice, also not after it was set back by whole seconds. */
  private static final long TICK = 1_000_003;

  private Instant now = Instant.parse("2026-01-02T03:04:05Z");

  @Override
  public synchronized Instant instant() {
    now = now.plusNanos(TICK);
    return now;
  }

  synchronized void set(Duration by) {
    now = now.plus(by);
  }
}
