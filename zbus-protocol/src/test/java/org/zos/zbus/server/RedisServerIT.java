package org.zos.zbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.testing.TestRedis;

/** A server and its callers while Redis comes and goes. */
class RedisServerIT extends RedisServerContract {
  @AutoClose private static final PrivateRedis REDIS = PrivateRedis.start();

  @Override
  protected TestRedis redis() {
    return REDIS;
  }

  @Test
  void aServerServesAgainOnceRedisIsBack() {
    try (var _ = server(call -> 2L)) {
      assertThat(twice(1)).isEqualTo(2);
      REDIS.kill();
      REDIS.restart();
      Eventually.that("it serves again", () -> twice(21) == 42);
    }
  }
}
