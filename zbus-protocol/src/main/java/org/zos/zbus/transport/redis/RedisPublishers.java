package org.zos.zbus.transport.redis;

import static org.zos.zbus.transport.redis.Script.bytes;

import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.zos.zbus.transport.ChannelPublisher;

/**
 * Publishes on any number of Redis servers: one thread for all of them, and one connection to each,
 * shared by all who publish there, made at the first message and closed with the last of them. For
 * any thread.
 */
public final class RedisPublishers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final OneLoop loop = new OneLoop();
  private final ClientResources resources;
  private final RedisClient client;
  private final Map<String, Shared> open = new HashMap<>();

  /** Connects nothing yet. */
  public RedisPublishers() {
    this.resources =
        DefaultClientResources.builder()
            .eventLoopGroupProvider(loop)
            .computationThreadPoolSize(2)
            .build();
    this.client = RedisClient.create(resources);
    client.setOptions(RedisTransport.options(RedisTransport.tcpOptions()).build());
  }

  /**
   * Prepares publishing on a server; connects nothing yet.
   *
   * @param address of a server reached over TCP, without TLS: {@code
   *     redis://[[user:]password@]host[:port][/db]}
   * @throws IllegalArgumentException saying what is wrong with it, without its password
   */
  public synchronized ChannelPublisher open(String address) {
    RedisAddress parsed = RedisAddress.parse(address);
    if (!address.startsWith("redis://")) {
      throw new IllegalArgumentException("the address of a server to publish on is redis://…");
    }
    Shared shared = open.computeIfAbsent(address, text -> new Shared(text, publisher(parsed)));
    shared.users++;
    return new Handle(shared);
  }

  /** Any Redis will do, also one that the bus would refuse. */
  private Publisher publisher(RedisAddress address) {
    return new Publisher(
        () -> client.connect(ByteArrayCodec.INSTANCE, address.uri()), address, loop);
  }

  private synchronized void leave(Shared shared) {
    shared.users--;
    if (shared.users == 0) {
      open.remove(shared.address);
      shared.publisher.close();
    }
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, PATIENCE);
    resources.shutdown(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly();
    // a provider that was given to it is not its own to shut down
    var _ = loop.shutdown(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** One server, and how many publish there. */
  private static final class Shared {
    private final String address;
    private final Publisher publisher;
    private int users;

    Shared(String address, Publisher publisher) {
      this.address = address;
      this.publisher = publisher;
    }
  }

  /** One who publishes on a server. */
  private final class Handle implements ChannelPublisher {
    private final Shared shared;
    private boolean closed;

    Handle(Shared shared) {
      this.shared = shared;
    }

    @Override
    public void publish(String channel, List<byte[]> messages) {
      shared.publisher.publish(bytes(channel), messages);
    }

    @Override
    public void close() {
      synchronized (RedisPublishers.this) {
        if (!closed) {
          closed = true;
          leave(shared);
        }
      }
    }
  }
}
