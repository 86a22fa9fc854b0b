package org.zos.container.testing;

import java.time.Duration;
import java.time.Instant;
import org.zos.container.contract.ContainerStats;

/** What a process uses that is in memory only: the same at all times. */
public final class Usages {
  private Usages() {}

  /** Measured then. */
  public static ContainerStats at(Instant at) {
    return new ContainerStats(
        at,
        new ContainerStats.Cpu(
            Duration.ofNanos(1_500_000_001),
            Duration.ofSeconds(1),
            Duration.ofMillis(500),
            Duration.ofMillis(7)),
        new ContainerStats.Memory(3_000_000, 268_435_456, 1_000_000, 1),
        new ContainerStats.Pids(2, 4096),
        new ContainerStats.Io(4096, 8192, 1, 2));
  }
}
