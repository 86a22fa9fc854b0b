package org.zos.zbus.transport.redis;

import io.lettuce.core.LMoveArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;

/**
 * Moves requests into the list in flight, by BLMOVE and, sent with it, LMOVE, again and again while
 * some come. What follows is asked for on the connection's own thread, so that no other thread
 * wakes for it.
 */
final class Taking {
  /** Oldest out, youngest in: both lists stay in order of arrival. */
  private static final LMoveArgs OLDEST_FIRST = LMoveArgs.Builder.leftRight();

  private final StatefulRedisConnection<byte[], byte[]> connection;
  private final Lists lists;
  private final double seconds;
  private final ToIntFunction<List<byte[]>> taker;
  private final CompletableFuture<Boolean> end = new CompletableFuture<>();
  private volatile boolean progress;

  /** From which list to which. */
  @SuppressWarnings("ArrayRecordComponent") // names, never compared
  record Lists(byte[] queue, byte[] inFlight) {}

  /**
   * @param taker is given what came and says how many more it wants
   */
  Taking(
      StatefulRedisConnection<byte[], byte[]> connection,
      Lists lists,
      Duration wait,
      ToIntFunction<List<byte[]>> taker) {
    this.connection = connection;
    this.lists = lists;
    this.seconds = Link.seconds(wait);
    this.taker = taker;
  }

  /**
   * Takes until nothing came in time or no more is wanted.
   *
   * @param patience how long one round may take
   */
  void run(int most, Duration patience)
      throws InterruptedException, ExecutionException, TimeoutException {
    ask(most);
    do {
      progress = false;
    } while (!hasEnded(patience));
  }

  private boolean hasEnded(Duration patience)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return end.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      if (progress) {
        return false;
      }
      throw e;
    }
  }

  private void ask(int most) {
    RedisAsyncCommands<byte[], byte[]> redis = connection.async();
    List<CompletableFuture<byte[]>> moves = new ArrayList<>(most);
    moves.add(
        redis.blmove(lists.queue, lists.inFlight, OLDEST_FIRST, seconds).toCompletableFuture());
    for (int i = 1; i < most; i++) {
      moves.add(redis.lmove(lists.queue, lists.inFlight, OLDEST_FIRST).toCompletableFuture());
    }
    var _ =
        CompletableFuture.allOf(moves.toArray(CompletableFuture[]::new))
            .thenRun(() -> hand(moves))
            .exceptionally(e -> {
              end.completeExceptionally(e);
              return null;
            });
    connection.flushCommands();
  }

  private void hand(List<CompletableFuture<byte[]>> moves) {
    progress = true;
    List<byte[]> came = new ArrayList<>(moves.size());
    for (CompletableFuture<byte[]> move : moves) {
      byte[] entry = move.resultNow();
      if (entry != null) {
        came.add(entry);
      }
    }
    int more = came.isEmpty() ? 0 : taker.applyAsInt(came);
    if (more > 0) {
      ask(more);
    } else {
      end.complete(true);
    }
  }
}
