package org.zos.zbus.transport.redis;

import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
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
  private volatile @Nullable StatefulRedisConnection<byte[], byte[]> connection;
  private boolean closed;
  private final Executor loop;

  /**
   * @param loop the thread of the connection
   */
  Link(Connector connector, Executor loop) {
    this.connector = connector;
    this.loop = loop;
    this.address = connector.address();
  }

  /** Sends a command and waits for its answer, at most this long; past that the link is broken. */
  <T> T await(
      Duration atMost,
      Function<RedisAsyncCommands<byte[], byte[]>, ? extends CompletionStage<T>> command) {
    StatefulRedisConnection<byte[], byte[]> current = connected();
    try {
      CompletableFuture<T> answer = command.apply(current.async()).toCompletableFuture();
      current.flushCommands();
      return answer.get(millis(atMost), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // the answer may still come and would be taken for the next command's: give the link up
      abandon(current);
      throw new TransportException("Redis at " + address + " did not answer in " + atMost, e);
    } catch (ExecutionException | RedisException | CancellationException e) {
      throw failed(current, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException("interrupted while waiting for Redis at " + address, e);
    }
  }

  /** Connects, where that is needed. */
  void connect() {
    var _ = connected();
  }

  /** Does something with the connection, which is given up where that takes too long. */
  void use(Use use) {
    StatefulRedisConnection<byte[], byte[]> current = connected();
    try {
      use.with(current);
    } catch (TimeoutException e) {
      abandon(current);
      throw new TransportException("Redis at " + address + " did not answer", e);
    } catch (ExecutionException | RedisException | CancellationException e) {
      throw failed(current, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException("interrupted while waiting for Redis at " + address, e);
    }
  }

  /** What is done with a connection. */
  interface Use {
    /** Does it. */
    void with(StatefulRedisConnection<byte[], byte[]> connection)
        throws InterruptedException, ExecutionException, TimeoutException;
  }

  /** Runs a task on the connection's thread, after what it does now. */
  void soon(Runnable task) {
    try {
      loop.execute(task);
    } catch (RejectedExecutionException e) {
      throw new TransportException("the connection to Redis at " + address + " is closed", e);
    }
  }

  /**
   * Puts a command behind those that wait for the next {@link #flush}. Does not connect and does
   * not wait, so that the connection's thread may call it. Whatever goes wrong, also at once, ends
   * in a {@link TransportException} of the stage.
   */
  <T> CompletionStage<T> start(
      Function<StatefulRedisConnection<byte[], byte[]>, ? extends CompletionStage<T>> command) {
    StatefulRedisConnection<byte[], byte[]> current = connection;
    if (current == null || !current.isOpen()) {
      return CompletableFuture.failedStage(
          new TransportException("the connection to Redis at " + address + " broke"));
    }
    try {
      return command
          .apply(current)
          .exceptionallyCompose(e -> CompletableFuture.failedStage(failed(current, e)));
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(failed(current, e));
    }
  }

  /** Sends what waits. Takes no lock: behind it the connection's thread would wait for itself. */
  void flush() {
    StatefulRedisConnection<byte[], byte[]> current = connection;
    if (current != null) {
      current.flushCommands();
    }
  }

  private TransportException failed(StatefulRedisConnection<byte[], byte[]> current, Throwable e) {
    if (Failures.isDemotion(e)) {
      // it would refuse for ever: the next try finds the new master
      abandon(current);
    }
    return new TransportException("Redis at " + address + ": " + Failures.reason(e), e);
  }

  private synchronized StatefulRedisConnection<byte[], byte[]> connected() {
    if (closed) {
      throw new TransportException("the connection to Redis at " + address + " is closed");
    }
    StatefulRedisConnection<byte[], byte[]> current = connection;
    if (current == null || !current.isOpen()) {
      current = connector.connect();
      // what belongs together is sent together
      current.setAutoFlushCommands(false);
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
    StatefulRedisConnection<byte[], byte[]> current = connection;
    if (current != null && current.isOpen()) {
      // waited for, or the client would close it once more, with a warning
      current.close();
    }
  }

  private static void abandon(StatefulRedisConnection<byte[], byte[]> connection) {
    // nothing waits for the end of it, and nothing could be done if it failed
    var _ = connection.closeAsync();
  }
}
