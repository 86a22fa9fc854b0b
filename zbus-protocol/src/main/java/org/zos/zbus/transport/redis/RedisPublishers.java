package org.zos.zbus.transport.redis;

import static org.zos.zbus.transport.redis.Script.bytes;

import io.lettuce.core.codec.ByteArrayCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zos.zbus.transport.ChannelPublisher;

/**
 * Publishes on any number of Redis servers: one thread for all of them, and one connection to each,
 * shared by all who publish there, made at the first message and closed with the last of them. For
 * any thread.
 */
public final class RedisPublishers implements AutoCloseable {
  private final Driver driver =
      new Driver(RedisTransport.options(RedisTransport.tcpOptions()).build());
  private final Map<String, Shared> open = new HashMap<>();

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
        () -> driver.client().connect(ByteArrayCodec.INSTANCE, address.uri()),
        address,
        driver.loop());
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
    driver.close();
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
