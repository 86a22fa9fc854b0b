package org.zos.zbus.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.server.EventSource;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.transport.redis.RedisTransport;

/** Events over a Redis that goes away and comes back. */
class RedisEventSubscriptionIT {
  @Test
  void eventsComeAgainAfterRedisWasRestarted() {
    try (PrivateRedis redis = PrivateRedis.start();
        RedisTransport transport = redis.transport();
        EventSubscription<String> subscription = subscribe(transport)) {
      EventSource<String> source =
          EventSource.of(transport.channels(), TestBus.QUEUE, "Said", Codecs.STRING);
      assertThat(source.publish("before")).isEqualTo(1);
      assertThat(subscription.next(TestBus.PATIENCE)).contains("before");
      redis.kill();
      Eventually.that("the break is noticed", () -> subscription.interruptions() == 1);
      redis.restart();
      assertThat(subscription.awaitListening(TestBus.PATIENCE)).isTrue();
      Eventually.that("somebody is told", () -> source.publish("after") == 1);
      assertThat(subscription.next(TestBus.PATIENCE)).isEqualTo(Optional.of("after"));
    }
  }

  private static EventSubscription<String> subscribe(RedisTransport transport) {
    EventSubscription<String> opened =
        EventSubscription.to(transport.channels(), TestBus.QUEUE, "Said", Codecs.STRING).open();
    assertThat(opened.awaitListening(TestBus.PATIENCE)).isTrue();
    return opened;
  }
}
