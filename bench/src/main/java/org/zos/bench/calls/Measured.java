package org.zos.bench.calls;

import java.util.List;
import org.zos.bench.load.Timing;

/**
 * The medians of one contestant's rounds.
 *
 * @param rate calls a second
 * @param p50 in microseconds
 * @param p99 in microseconds
 */
record Measured(String name, int callers, double rate, double p50, double p99) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MICRO = 1e3;

  static Measured of(String name, int callers, int calls, List<Timing> rounds) {
    return new Measured(
        name,
        callers,
        Timing.median(rounds, timing -> calls * NANOS_PER_SECOND / timing.total()),
        Timing.median(rounds, timing -> timing.p50() / NANOS_PER_MICRO),
        Timing.median(rounds, timing -> timing.p99() / NANOS_PER_MICRO));
  }
}
