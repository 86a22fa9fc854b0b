package org.zos.zbus.example.go;

import java.nio.file.Path;
import java.util.List;
import org.zos.zbus.client.ZbusClient;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.GoPrograms;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.transport.EventChannels;
import org.zos.zbus.transport.redis.RedisTransport;

/** The example module as the reference serves it, on a Redis of its own, and a client of ours. */
record GoServer(PrivateRedis redis, ChildProcess go, RedisTransport transport, ZbusClient client)
    implements AutoCloseable {

  /** Starts it; requests that come before it is ready wait in their queue. */
  static GoServer start() {
    Path program = GoPrograms.build("server");
    PrivateRedis redis = PrivateRedis.start();
    ChildProcess go =
        ChildProcess.start(
            redis.socket().resolveSibling("go.log"), List.of(program.toString(), redis.address()));
    RedisTransport transport = redis.transport();
    return new GoServer(redis, go, transport, new ZbusClient(transport.caller()));
  }

  EventChannels channels() {
    return transport.channels();
  }

  @Override
  public void close() {
    try (redis;
        go;
        transport;
        client) {
      // closing is all
    }
  }
}
