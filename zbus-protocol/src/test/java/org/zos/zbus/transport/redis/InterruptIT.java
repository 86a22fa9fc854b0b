package org.zos.zbus.transport.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.transport.EventReader;
import org.zos.zbus.transport.TransportException;

/** Whoever is to end, ends, also when it is told so before its first command. */
final class InterruptIT {
  @Test
  void anInterruptBeforeTheFirstCommandIsNotForgotten() {
    try (PrivateRedis redis = PrivateRedis.start()) {
      Thread.currentThread().interrupt();
      try (RedisTransport transport = redis.transport();
          EventReader reader = transport.eventReader("stream")) {
        assertThatThrownBy(reader::last)
            .isInstanceOf(TransportException.class)
            .hasMessageContaining("Interrupted");
      } finally {
        // before the server is stopped, which waits
        assertThat(Thread.interrupted()).isTrue();
      }
    }
  }
}
