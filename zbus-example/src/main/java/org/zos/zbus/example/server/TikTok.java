package org.zos.zbus.example.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.example.api.Utils;
import org.zos.zbus.server.EventSource;
import org.zos.zbus.transport.EventChannels;
import org.zos.zbus.transport.TransportException;

/** Publishes the time, again and again, until it is closed. */
public final class TikTok implements AutoCloseable {
  private static final Logger LOG = System.getLogger(TikTok.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final EventSource<Instant> source;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("tiktok").factory());

  private TikTok(EventSource<Instant> source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** Begins to publish, at once and then after each period. */
  public static TikTok start(EventChannels channels, Clock clock, Duration period) {
    EventSource<Instant> source = EventSource.of(channels, Utils.QUEUE, Utils.TIK_TOK, Codecs.TIME);
    TikTok started = new TikTok(source, clock);
    var _ =
        started.timer.scheduleAtFixedRate(started::tick, 0, period.toNanos(), TimeUnit.NANOSECONDS);
    return started;
  }

  private void tick() {
    try {
      source.publish(clock.instant());
    } catch (TransportException e) {
      // nobody hears this one; what is thrown from here would end all the next ones too
      LOG.log(Level.DEBUG, "the time was not told: {0}", e.getMessage());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      if (!timer.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "the time is still being told");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
