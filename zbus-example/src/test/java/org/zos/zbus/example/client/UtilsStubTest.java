package org.zos.zbus.example.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.zos.zbus.CallException;
import org.zos.zbus.client.EventSubscription;
import org.zos.zbus.example.MemoryBus;
import org.zos.zbus.example.UtilsContract;
import org.zos.zbus.example.api.Utils;
import org.zos.zbus.example.server.TikTok;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.transport.InMemoryChannels;

class UtilsStubTest extends UtilsContract {
  @AutoClose private final MemoryBus bus = MemoryBus.start();

  @Override
  protected Utils utils() {
    return new UtilsStub(bus.client(), TestBus.PATIENCE);
  }

  @Test
  void panicIsAnErrorThatTellsItsCause() {
    assertThatThrownBy(() -> utils().panic())
        .isInstanceOf(CallException.class)
        .hasMessageContaining("Aaaaah!");
  }

  @Test
  void timeIsToldAgainAndAgain() {
    InMemoryChannels channels = new InMemoryChannels();
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    try (EventSubscription<Instant> times = UtilsStub.tikTok(channels)) {
      assertThat(times.awaitListening(TestBus.PATIENCE)).isTrue();
      Clock clock = Clock.fixed(now, ZoneOffset.UTC);
      try (TikTok _ = TikTok.start(channels, clock, Duration.ofMillis(1))) {
        assertThat(times.next(TestBus.PATIENCE)).contains(now);
        assertThat(times.next(TestBus.PATIENCE)).contains(now);
      }
    }
  }
}
