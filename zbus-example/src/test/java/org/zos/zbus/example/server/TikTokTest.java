package org.zos.zbus.example.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.transport.EventChannels;
import org.zos.zbus.transport.TransportException;

class TikTokTest {
  /** Channels that are away at first. */
  private static final class AwayAtFirst implements EventChannels {
    private final AtomicInteger tries = new AtomicInteger();

    @Override
    public long publish(String channel, byte[] message) {
      if (tries.incrementAndGet() < 3) {
        throw new TransportException("away");
      }
      return 0;
    }

    @Override
    public Listening listen(String channel, Consumer<byte[]> receiver) {
      throw new TransportException("nobody listens here");
    }
  }

  @Test
  void goesOnWhenTheTransportWasAway() {
    AwayAtFirst channels = new AwayAtFirst();
    try (TikTok _ = TikTok.start(channels, Clock.systemUTC(), Duration.ofMillis(1))) {
      Eventually.that("the time is told again", () -> channels.tries.get() >= 4);
    }
  }

  @Test
  void tellsNothingAfterItWasClosed() {
    AwayAtFirst channels = new AwayAtFirst();
    TikTok tikTok = TikTok.start(channels, Clock.systemUTC(), Duration.ofMillis(1));
    tikTok.close();
    int tries = channels.tries.get();
    long later = System.nanoTime() + Duration.ofMillis(50).toNanos();
    Eventually.that("a while has passed", () -> System.nanoTime() > later);
    assertThat(channels.tries.get()).isEqualTo(tries);
  }
}
