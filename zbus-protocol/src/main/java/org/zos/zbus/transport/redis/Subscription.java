package org.zos.zbus.transport.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateAdapter;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.zos.zbus.transport.EventChannels.Listening;
import org.zos.zbus.transport.TransportException;

/** A connection that is subscribed to one channel. It ends with the connection. */
final class Subscription implements Listening {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final StatefulRedisPubSubConnection<byte[], byte[]> connection;
  private final RedisAddress address;
  private final CountDownLatch ended = new CountDownLatch(1);

  Subscription(StatefulRedisPubSubConnection<byte[], byte[]> connection, RedisAddress address) {
    this.connection = connection;
    this.address = address;
  }

  /** Subscribes; what can't, is closed. */
  void begin(byte[] channel, Consumer<byte[]> receiver) {
    // both before the command, so that neither a message nor an end of the connection is missed
    connection.addListener(new Receiving(receiver));
    connection.addListener(new Ending(ended));
    try {
      await(connection.async().subscribe(channel));
    } catch (TransportException e) {
      close();
      throw e;
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new TransportException("interrupted while subscribing at " + address, e);
    }
  }

  @Override
  public boolean lasts(Duration wait) throws InterruptedException {
    if (ended.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    try {
      await(connection.async().ping());
      return connection.isOpen();
    } catch (TransportException e) {
      return false;
    }
  }

  private void await(RedisFuture<?> command) throws InterruptedException {
    try {
      var _ = command.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new TransportException("Redis at " + address + " did not answer in " + PATIENCE, e);
    } catch (ExecutionException | RedisException e) {
      throw new TransportException("Redis at " + address + ": " + Failures.reason(e), e);
    }
  }

  @Override
  public void close() {
    ended.countDown();
    if (connection.isOpen()) {
      // nothing waits for the end of it, and nothing could be done if it failed
      var _ = connection.closeAsync();
    }
  }

  private static final class Receiving extends RedisPubSubAdapter<byte[], byte[]> {
    private final Consumer<byte[]> receiver;

    Receiving(Consumer<byte[]> receiver) {
      this.receiver = receiver;
    }

    @Override
    public void message(byte[] channel, byte[] message) {
      receiver.accept(message);
    }
  }

  private static final class Ending extends RedisConnectionStateAdapter {
    private final CountDownLatch ended;

    Ending(CountDownLatch ended) {
      this.ended = ended;
    }

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
      ended.countDown();
    }
  }
}
