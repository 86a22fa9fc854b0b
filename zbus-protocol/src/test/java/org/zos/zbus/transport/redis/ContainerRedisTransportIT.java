package org.zos.zbus.transport.redis;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.zos.zbus.testing.ContainerRedis;
import org.zos.zbus.transport.CallerTransport;
import org.zos.zbus.transport.ServerTransport;
import org.zos.zbus.transport.TransportContract;

/** The transport over TCP, to a Redis in a container. */
class ContainerRedisTransportIT extends TransportContract {
  @AutoClose private static ContainerRedis redis;
  @AutoClose private static RedisTransport transport;
  private static CallerTransport caller;

  @BeforeAll
  static void connect() {
    redis = ContainerRedis.start();
    transport = redis.transport();
    caller = transport.caller();
  }

  @Override
  protected ServerTransport servers() {
    return transport;
  }

  @Override
  protected CallerTransport callers() {
    return caller;
  }
}
