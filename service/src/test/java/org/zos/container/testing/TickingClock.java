package org.zos.container.testing;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on by a second whenever it is looked at. For any thread. */
public final class TickingClock implements InstantSource {
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");

  @Override
  public synchronized Instant instant() {
    now = now.plusSeconds(1);
    return now;
  }
}
