package org.zos.zbus.transport.redis;

import static org.zos.zbus.transport.redis.Script.bytes;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.zos.zbus.transport.EventChannels;

/**
 * PUBLISH on one connection that all who publish share; for each who listens, SUBSCRIBE on one of
 * its own, since a connection that is subscribed does nothing else.
 */
final class RedisChannels implements EventChannels {
  private final Connector connector;
  private final Publisher publisher;

  RedisChannels(Connector connector, Executor loop) {
    this.connector = connector;
    this.publisher = new Publisher(connector, loop);
  }

  @Override
  public long publish(String channel, byte[] message) {
    return publisher.publish(bytes(channel), message);
  }

  @Override
  public Listening listen(String channel, Consumer<byte[]> receiver) {
    Subscription subscription = new Subscription(connector.connectPubSub(), connector.address());
    subscription.begin(bytes(channel), receiver);
    return subscription;
  }
}
