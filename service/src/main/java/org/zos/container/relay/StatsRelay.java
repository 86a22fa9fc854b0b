package org.zos.container.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.zos.container.contract.StatsTarget;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.Meter;

/**
 * Publishes what containers use, of all that ask for it, every two seconds: one clock for all. A
 * container whose last measurement is still on its way is left out. For any thread.
 */
final class StatsRelay implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(2);

  private final Meter meter;
  private final Connecting connecting;
  private final Map<ContainerRef, Gauge> gauges = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("stats").factory());

  StatsRelay(Meter meter, Connecting connecting) {
    this.meter = meter;
    this.connecting = connecting;
  }

  void start() {
    var _ =
        clock.scheduleAtFixedRate(
            this::tick, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Measures every container whose last measurement is done, each on a thread of its own. */
  void tick() {
    gauges.values().forEach(Gauge::measureUnlessBusy);
  }

  /** Publishes what a container uses from now on. */
  void follow(ContainerRef ref, List<StatsTarget> targets) {
    if (!targets.isEmpty()) {
      gauges.computeIfAbsent(ref, absent -> new Gauge(ref, meter, open(ref, targets)));
    }
  }

  private List<StatsChannel> open(ContainerRef ref, List<StatsTarget> targets) {
    List<StatsChannel> channels = new ArrayList<>();
    for (StatsTarget target : targets) {
      StatsChannel.open(ref, target.endpoint(), connecting).ifPresent(channels::add);
    }
    return channels;
  }

  void forget(ContainerRef ref) {
    Gauge gauge = gauges.remove(ref);
    if (gauge != null) {
      gauge.close();
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    gauges.keySet().forEach(this::forget);
  }
}
