package org.zos.zbus.transport.redis;

import static org.zos.zbus.transport.redis.Script.bytes;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.function.Consumer;
import org.zos.zbus.transport.EventChannels;
import org.zos.zbus.transport.TransportException;

/**
 * PUBLISH on one connection that all who publish share; for each who listens, SUBSCRIBE on one of
 * its own, since a connection that is subscribed does nothing else.
 */
final class RedisChannels implements EventChannels {
  private final RedisClient client;
  private final RedisAddress address;
  private final Publisher publisher;

  RedisChannels(RedisClient client, RedisAddress address) {
    this.client = client;
    this.address = address;
    this.publisher = new Publisher(client, address);
  }

  @Override
  public long publish(String channel, byte[] message) {
    return publisher.publish(bytes(channel), message);
  }

  @Override
  public Listening listen(String channel, Consumer<byte[]> receiver) {
    Subscription subscription = new Subscription(connect(), address);
    subscription.begin(bytes(channel), receiver);
    return subscription;
  }

  private StatefulRedisPubSubConnection<byte[], byte[]> connect() {
    try {
      return client.connectPubSub(ByteArrayCodec.INSTANCE, address.uri());
    } catch (RedisException | IllegalStateException e) {
      // the latter once the transport is closed
      throw new TransportException(
          "Redis at " + address + " can't be reached: " + Failures.reason(e), e);
    }
  }
}
