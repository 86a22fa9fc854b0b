package org.zos.zbus.transport.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StatefulRedisConnectionImpl;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Function;
import org.zos.zbus.transport.TransportException;

/**
 * Makes connections to the Redis of one address, and refuses a Redis that can't carry the bus.
 * Where there are sentinels, each connection asks them anew. For any thread.
 */
final class Connector {
  private final RedisClient client;
  private final RedisAddress address;
  private final Optional<Sentinels> sentinels;

  Connector(RedisClient client, RedisAddress address) {
    this.client = client;
    this.address = address;
    this.sentinels =
        address.hasSentinels()
            ? Optional.of(new Sentinels(client, address.sentinels(), address.master()))
            : Optional.empty();
  }

  RedisAddress address() {
    return address;
  }

  /**
   * Connects, within a bound.
   *
   * @throws TransportException when it can't be reached, lets nobody in, or is refused
   */
  StatefulRedisConnection<byte[], byte[]> connect() {
    return connect(uri -> client.connect(ByteArrayCodec.INSTANCE, uri));
  }

  /** The same, for subscriptions. */
  StatefulRedisPubSubConnection<byte[], byte[]> connectPubSub() {
    return connect(uri -> client.connectPubSub(ByteArrayCodec.INSTANCE, uri));
  }

  private <C extends StatefulRedisConnection<byte[], byte[]>> C connect(
      Function<RedisURI, C> connecting) {
    return sentinels.isPresent()
        ? connectToMaster(sentinels.get(), connecting)
        : connectTo("", address.uri(), connecting);
  }

  private <C extends StatefulRedisConnection<byte[], byte[]>> C connectToMaster(
      Sentinels asked, Function<RedisURI, C> connecting) {
    InetSocketAddress place = named(asked);
    try {
      String which = ", master at " + place.getHostString() + ":" + place.getPort() + ",";
      return connectTo(which, address.uriAt(place), connecting);
    } catch (TransportException e) {
      asked.doubt();
      throw e;
    }
  }

  private InetSocketAddress named(Sentinels asked) {
    try {
      return asked.master();
    } catch (TransportException e) {
      throw new TransportException("Redis at " + address + ": " + e.getMessage(), e);
    }
  }

  private <C extends StatefulRedisConnection<byte[], byte[]>> C connectTo(
      String which, RedisURI uri, Function<RedisURI, C> connecting) {
    C connection;
    try {
      connection = connecting.apply(uri);
    } catch (RedisException | IllegalStateException e) {
      // the latter once the transport is closed
      throw new TransportException(
          "Redis at " + address + which + " can't be reached: " + Failures.reason(e), e);
    }
    Optional<String> objection = stateOf(connection).objection();
    if (objection.isPresent()) {
      connection.close();
      throw new TransportException("Redis at " + address + which + " " + objection.get());
    }
    return connection;
  }

  /** The interface does not show it; the one class behind it does, and has since lettuce 6. */
  private static ServerState stateOf(StatefulRedisConnection<byte[], byte[]> connection) {
    return ServerState.of(
        ((StatefulRedisConnectionImpl<byte[], byte[]>) connection).getConnectionState());
  }
}
