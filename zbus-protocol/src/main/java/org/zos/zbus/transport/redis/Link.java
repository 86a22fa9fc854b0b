package org.zos.zbus.transport.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.io.FileNotFoundException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zos.zbus.transport.TransportException;

/**
 * One connection that is made when it is first needed and made anew after it broke.
 *
 * <p>A command that was under way when the connection broke fails: nothing is ever sent a second
 * time behind the caller's back, since most commands of the bus must not be done twice. When to try
 * again is the caller's business. For any thread.
 */
final class Link implements AutoCloseable {
  private final RedisClient client;
  private final RedisAddress address;
  private @Nullable StatefulRedisConnection<byte[], byte[]> connection;
  private boolean closed;

  Link(RedisClient client, RedisAddress address) {
    this.client = client;
    this.address = address;
  }

  /** Sends a command and waits for its answer, at most this long; past that the link is broken. */
  <T> T await(
      Duration atMost,
      Function<RedisAsyncCommands<byte[], byte[]>, ? extends CompletionStage<T>> command) {
    StatefulRedisConnection<byte[], byte[]> current = connected();
    try {
      return command
          .apply(current.async())
          .toCompletableFuture()
          .get(millis(atMost), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // the answer may still come and would be taken for the next command's: give the link up
      abandon(current);
      throw new TransportException("Redis at " + address + " did not answer in " + atMost, e);
    } catch (ExecutionException | RedisException e) {
      throw failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException("interrupted while waiting for Redis at " + address, e);
    }
  }

  private synchronized StatefulRedisConnection<byte[], byte[]> connected() {
    if (closed) {
      throw new TransportException("the connection to Redis at " + address + " is closed");
    }
    StatefulRedisConnection<byte[], byte[]> current = connection;
    if (current == null || !current.isOpen()) {
      current = connect();
      connection = current;
    }
    return current;
  }

  private StatefulRedisConnection<byte[], byte[]> connect() {
    try {
      return client.connect(ByteArrayCodec.INSTANCE, address.uri());
    } catch (RedisException | IllegalStateException e) {
      // the latter once the transport is closed
      throw new TransportException(
          "Redis at " + address + " can't be reached: " + rootMessage(e), e);
    }
  }

  private TransportException failed(Exception e) {
    return new TransportException("Redis at " + address + ": " + rootMessage(e), e);
  }

  /** The reason at the bottom of a failure, in words. */
  static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof FileNotFoundException) {
      // what Netty makes of ENOENT, without a word to it
      return "no such file or directory";
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  /** A wait as Redis takes it; never 0, with which Redis would wait without end. */
  static double seconds(Duration wait) {
    return millis(wait) / 1000.0;
  }

  private static long millis(Duration duration) {
    return Math.max(1, duration.toMillis());
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (connection != null && connection.isOpen()) {
      // waited for, or the client would close it once more, with a warning
      connection.close();
    }
  }

  private static void abandon(StatefulRedisConnection<byte[], byte[]> connection) {
    // nothing waits for the end of it, and nothing could be done if it failed
    var _ = connection.closeAsync();
  }
}
