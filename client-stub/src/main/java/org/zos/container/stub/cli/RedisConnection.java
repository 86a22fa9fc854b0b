package org.zos.container.stub.cli;

import org.zos.container.contract.ContainerObject;
import org.zos.container.stub.CallTimeouts;
import org.zos.container.stub.ContainerStub;
import org.zos.zbus.client.ZbusClient;
import org.zos.zbus.transport.EventReader;
import org.zos.zbus.transport.redis.RedisAddress;
import org.zos.zbus.transport.redis.RedisTransport;

/** The module of a real node. */
final class RedisConnection implements Connection {
  private final RedisTransport redis;
  private final ZbusClient client;
  private final ContainerStub stub;
  private final String stream;

  RedisConnection(RedisAddress broker, String module, CallTimeouts timeouts) {
    this.redis = RedisTransport.at(broker);
    this.client = new ZbusClient(redis.caller());
    this.stub = ContainerStub.over(client).module(module).timeouts(timeouts).build();
    this.stream = ContainerObject.eventStream(module);
  }

  @Override
  public ContainerStub module() {
    return stub;
  }

  @Override
  public EventReader events() {
    return redis.eventReader(stream);
  }

  @Override
  public void close() {
    try (redis) {
      client.close();
    }
  }
}
