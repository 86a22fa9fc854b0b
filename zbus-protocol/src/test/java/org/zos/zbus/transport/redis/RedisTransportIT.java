package org.zos.zbus.transport.redis;

import org.junit.jupiter.api.AutoClose;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.transport.CallerTransport;
import org.zos.zbus.transport.ServerTransport;
import org.zos.zbus.transport.TransportContract;

/** The transport over a unix socket, to a Redis that is a process beside the test. */
class RedisTransportIT extends TransportContract {
  @AutoClose private static final PrivateRedis REDIS = PrivateRedis.start();
  @AutoClose private static final RedisTransport TRANSPORT = REDIS.transport();

  private final CallerTransport caller = TRANSPORT.caller();

  @Override
  protected ServerTransport servers() {
    return TRANSPORT;
  }

  @Override
  protected CallerTransport callers() {
    return caller;
  }
}
