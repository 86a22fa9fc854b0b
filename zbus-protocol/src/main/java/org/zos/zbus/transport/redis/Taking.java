package org.zos.zbus.transport.redis;

import static org.zos.zbus.transport.redis.Script.bytes;

import io.lettuce.core.LMoveArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Moves requests into the list in flight, one by BLMOVE and, sent with it, all others that wait by
 * one script, again and again while some come. What follows is asked for on the connection's own
 * thread, so that no other thread wakes for it.
 */
final class Taking {
  /** Oldest out, youngest in: both lists stay in order of arrival. */
  private static final LMoveArgs OLDEST_FIRST = LMoveArgs.Builder.leftRight();

  private static final Script TAKE = Script.named("take");

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
    CompletionStage<byte[]> first =
        connection.async().blmove(lists.queue, lists.inFlight, OLDEST_FIRST, seconds);
    CompletionStage<List<Object>> others =
        most > 1
            ? TAKE.start(
                connection,
                new byte[][] {lists.queue, lists.inFlight},
                bytes(Integer.toString(most - 1)))
            : CompletableFuture.completedStage(List.of());
    var _ =
        first
            .thenAcceptBoth(others, this::hand)
            .exceptionally(e -> {
              end.completeExceptionally(e);
              return null;
            });
    connection.flushCommands();
  }

  private void hand(byte @Nullable [] first, List<Object> others) {
    progress = true;
    List<byte[]> came = new ArrayList<>(1 + others.size());
    if (first != null) {
      came.add(first);
    }
    others.forEach(other -> came.add((byte[]) other));
    int more = came.isEmpty() ? 0 : taker.applyAsInt(came);
    if (more > 0) {
      ask(more);
    } else {
      end.complete(true);
    }
  }
}
