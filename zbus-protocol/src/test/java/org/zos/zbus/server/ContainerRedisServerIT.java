package org.zos.zbus.server;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.zos.zbus.testing.ContainerRedis;
import org.zos.zbus.testing.TestRedis;

/** A server and its callers over TCP, with a Redis in a container. */
class ContainerRedisServerIT extends RedisServerContract {
  @AutoClose private static ContainerRedis redis;

  @BeforeAll
  static void startRedis() {
    redis = ContainerRedis.start();
  }

  @Override
  protected TestRedis redis() {
    return redis;
  }
}
