package org.zos.zbus.transport.redis;

import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zos.zbus.transport.TransportException;

/**
 * The connection that publishes. Unlike with {@link Link}, nobody stands in line behind another's
 * attempt to connect: all wait for the same one, each no longer than its own bound, since whoever
 * publishes an event has other things to do. For any thread.
 */
final class Publisher {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Supplier<StatefulRedisConnection<byte[], byte[]>> connector;
  private final RedisAddress address;
  private final Executor loop;
  private @Nullable CompletableFuture<StatefulRedisConnection<byte[], byte[]>> connection;

  /**
   * One for the server of the bus.
   *
   * @param loop runs tasks on the thread of all connections
   */
  Publisher(Connector connector, Executor loop) {
    this(connector::connect, connector.address(), loop);
  }

  /**
   * One for a server that need not be fit for anything else.
   *
   * @param connector makes a connection, within a bound
   * @param loop runs tasks on the thread of all connections
   */
  Publisher(
      Supplier<StatefulRedisConnection<byte[], byte[]>> connector,
      RedisAddress address,
      Executor loop) {
    this.connector = connector;
    this.address = address;
    this.loop = loop;
  }

  /** Publishes, and says how many were told. */
  long publish(byte[] channel, byte[] message) {
    return publish(channel, List.of(message));
  }

  /** Publishes these in order, all sent at once, and says how many were told in all. */
  long publish(byte[] channel, List<byte[]> messages) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      RedisAsyncCommands<byte[], byte[]> connected = await(connection(), end).async();
      List<RedisFuture<Long>> answers =
          messages.stream().map(message -> connected.publish(channel, message)).toList();
      long told = 0;
      for (RedisFuture<Long> answer : answers) {
        told += await(answer, end);
      }
      return told;
    } catch (TimeoutException e) {
      giveUp();
      throw new TransportException("Redis at " + address + " did not answer in " + PATIENCE, e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TransportException refused ? refused : failed(e);
    } catch (RedisException e) {
      throw failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException("interrupted while publishing at " + address, e);
    }
  }

  private TransportException failed(Exception e) {
    return new TransportException("Redis at " + address + ": " + Failures.reason(e), e);
  }

  private static <T> T await(Future<T> future, long end)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  /** The connection, or the attempt to make it that is under way, or a new one. */
  private synchronized CompletableFuture<StatefulRedisConnection<byte[], byte[]>> connection() {
    CompletableFuture<StatefulRedisConnection<byte[], byte[]>> current = connection;
    if (current == null || hasEnded(current)) {
      current = new CompletableFuture<>();
      connection = current;
      Thread.ofVirtual().name("publisher").start(connecting(current));
    }
    return current;
  }

  private Runnable connecting(CompletableFuture<StatefulRedisConnection<byte[], byte[]>> attempt) {
    return () -> {
      try {
        StatefulRedisConnection<byte[], byte[]> connected = connector.get();
        // the driver gives it out before its thread has noted that it can be used: what is sent
        // before that is refused, while what follows is not, and comes out of order
        loop.execute(() -> attempt.complete(connected));
      } catch (RuntimeException e) {
        attempt.completeExceptionally(e);
      }
    };
  }

  private static boolean hasEnded(
      CompletableFuture<StatefulRedisConnection<byte[], byte[]>> connection) {
    return switch (connection.state()) {
      case RUNNING -> false;
      case SUCCESS -> !connection.resultNow().isOpen();
      case FAILED, CANCELLED -> true;
    };
  }

  /** On a connection that does not answer, every further message would wait as long. */
  private synchronized void giveUp() {
    if (connection != null && connection.state() == Future.State.SUCCESS) {
      close();
    }
  }

  /** Closes the connection, or ends the attempt to make it; the next message makes another. */
  synchronized void close() {
    if (connection != null) {
      var _ = connection.thenCompose(StatefulRedisConnection::closeAsync);
      connection = null;
    }
  }
}
