package org.zos.zbus.transport.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.SocketOptions.TcpUserTimeoutOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.EpollProvider;
import java.time.Duration;
import java.util.function.Supplier;
import org.zos.zbus.membership.Membership;
import org.zos.zbus.transport.CallerTransport;
import org.zos.zbus.transport.EventChannels;
import org.zos.zbus.transport.EventLog;
import org.zos.zbus.transport.EventReader;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.transport.ServerTransport;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.wire.QueueName;

/**
 * Everything of one Redis: queues to serve, queues to call, streams to write and to read. Opening
 * it connects nothing, so it can be opened while Redis is away. For any thread; closing it closes
 * every connection that was opened through it.
 */
public final class RedisTransport implements ServerTransport, AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** A host that went away without a word is noticed after this long, also where nobody waits. */
  private static final Duration DEAD_AFTER = Duration.ofSeconds(25);

  /** Three questions without an answer, which comes to the same time. */
  private static final KeepAliveOptions KEEP_ALIVE =
      KeepAliveOptions.builder()
          .enable()
          .idle(Duration.ofSeconds(10))
          .interval(Duration.ofSeconds(5))
          .count(3)
          .build();

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final RedisAddress address;
  private final Driver driver;
  private final Connector connector;

  private RedisTransport(RedisAddress address) {
    this.address = address;
    this.driver =
        new Driver(
            options(socketOptions(address)).sslOptions(address.tlsFiles().options()).build());
    this.connector = new Connector(driver.client(), address);
  }

  /** What every client of this package is told, however it is connected. */
  static ClientOptions.Builder options(SocketOptions sockets) {
    return ClientOptions.builder()
        .autoReconnect(false)
        // each wait is bounded by what is asked; a limit for all would cut blocking ones short
        .timeoutOptions(TimeoutOptions.builder().timeoutCommands(false).build())
        .socketOptions(sockets)
        // a question at each connect that only one provider's servers can answer
        .maintNotificationsConfig(MaintNotificationsConfig.disabled());
  }

  private static SocketOptions socketOptions(RedisAddress address) {
    if (address.isUnixSocket()) {
      // keep-alive is TCP's: on a unix socket each connection would warn that it has no such option
      return SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).keepAlive(false).build();
    }
    return tcpOptions();
  }

  /** A server on the network that goes away without a word is noticed all the same. */
  static SocketOptions tcpOptions() {
    SocketOptions.Builder options =
        SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).keepAlive(KEEP_ALIVE);
    if (EpollProvider.isAvailable()) {
      options.tcpUserTimeout(
          TcpUserTimeoutOptions.builder().enable().tcpUserTimeout(DEAD_AFTER).build());
    }
    return options.build();
  }

  /** Prepares the use of the Redis at this address. */
  public static RedisTransport at(RedisAddress address) {
    return new RedisTransport(address);
  }

  @Override
  public RequestQueue open(QueueName queue, String instance) {
    return new RedisRequestQueue(queue, instance, link(), link());
  }

  @Override
  public Membership leases(String module, Supplier<String> names) {
    return new RedisLeases(module, names.get(), link());
  }

  /** The caller's end. */
  public CallerTransport caller() {
    return new RedisCallerTransport(this, link());
  }

  /**
   * The writer's end of a stream.
   *
   * @param length about how many entries the stream keeps
   */
  public EventLog eventLog(String stream, long length) {
    return new RedisEventLog(link(), stream, length);
  }

  /** A reader of a stream. */
  public EventReader eventReader(String stream) {
    return new RedisEventReader(link(), stream);
  }

  /** The channels for events. Who publishes through one of these shares one connection. */
  public EventChannels channels() {
    return new RedisChannels(connector, driver.loop());
  }

  /** Asks Redis whether it is there. */
  public void check() throws TransportException {
    try (Link link = link()) {
      link.await(PATIENCE, redis -> redis.ping());
    }
  }

  Link link() {
    return new Link(connector, driver.loop());
  }

  @Override
  public void close() {
    driver.close();
  }

  @Override
  public String toString() {
    return "Redis at " + address;
  }
}
