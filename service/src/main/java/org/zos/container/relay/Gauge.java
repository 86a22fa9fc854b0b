package org.zos.container.relay;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.zos.container.contract.ContainerStats;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.Meter;

/** Measures one container and publishes that, one measurement at a time. For any thread. */
final class Gauge implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Gauge.class.getName());

  private final ContainerRef ref;
  private final Meter meter;
  private final List<StatsChannel> channels;
  private final AtomicBoolean busy = new AtomicBoolean();

  /**
   * @param channels closed with this
   */
  Gauge(ContainerRef ref, Meter meter, List<StatsChannel> channels) {
    this.ref = ref;
    this.meter = meter;
    this.channels = channels;
  }

  /** Begins a measurement, unless the last one is still on its way. Does not wait. */
  void measureUnlessBusy() {
    if (busy.compareAndSet(false, true)) {
      Thread.ofVirtual().name("stats of " + ref).start(this::measure);
    }
  }

  private void measure() {
    try {
      Optional<ContainerStats> usage = meter.usage(ref);
      if (usage.isPresent()) {
        byte[] message = StatsMessage.of(usage.get());
        channels.forEach(channel -> channel.publish(message));
      }
    } catch (EngineException e) {
      LOG.log(Level.DEBUG, "no stats: {0}", e.getMessage());
    } finally {
      busy.set(false);
    }
  }

  @Override
  public void close() {
    channels.forEach(StatsChannel::close);
  }
}
