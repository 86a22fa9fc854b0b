package org.zos.zbus.transport.redis;

import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
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
  private final Connector connector;
  private final RedisAddress address;
  private @Nullable StatefulRedisConnection<byte[], byte[]> connection;
  private boolean closed;

  Link(Connector connector) {
    this.connector = connector;
    this.address = connector.address();
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
      if (Failures.isDemotion(e)) {
        // it would refuse for ever: the next try finds the new master
        abandon(current);
      }
      throw new TransportException("Redis at " + address + ": " + Failures.reason(e), e);
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
      current = connector.connect();
      connection = current;
    }
    return current;
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
