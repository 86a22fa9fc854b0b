package org.zos.zbus.transport.redis;

import static org.zos.zbus.transport.redis.Script.bytes;

import io.lettuce.core.LMoveArgs;
import io.lettuce.core.UnblockType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.zos.zbus.transport.Delivery;
import org.zos.zbus.transport.RequestQueue;

/**
 * A request queue as two Redis lists. Taking is BLMOVE, then pipelined LMOVE, from the queue into
 * the list in flight; answering is one script. A connection of its own does the blocking.
 */
final class RedisRequestQueue implements RequestQueue {
  /** How long a reply waits for its caller, as in the reference. */
  private static final byte[] REPLY_SECONDS = bytes("300");

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** More moves at once gain nothing; moves that find nothing cost Redis a little each. */
  private static final int BATCH = 16;

  /** Oldest out, youngest in: both lists stay in order of arrival. */
  private static final LMoveArgs OLDEST_FIRST = LMoveArgs.Builder.leftRight();

  private static final Script ANSWER = Script.named("answer");

  private final byte[] queue;
  private final byte[] inFlight;
  private final Link taking;
  private final Link answering;
  private volatile long takerId;
  private @Nullable RedisAsyncCommands<byte[], byte[]> taker;

  RedisRequestQueue(String queue, String inFlight, Link taking, Link answering) {
    this.queue = bytes(queue);
    this.inFlight = bytes(inFlight);
    this.taking = taking;
    this.answering = answering;
  }

  @Override
  public Optional<Delivery> take(Duration wait) {
    double seconds = Link.seconds(wait);
    return taking
        .await(
            wait.plus(PATIENCE),
            redis -> {
              learnTakerId(redis);
              return redis
                  .blmove(queue, inFlight, OLDEST_FIRST, seconds)
                  .thenApply(Optional::ofNullable);
            })
        .map(Delivery::new);
  }

  /** CLIENT UNBLOCK wants the connection's id, which is another after each reconnect. */
  private void learnTakerId(RedisAsyncCommands<byte[], byte[]> redis) {
    if (!redis.equals(taker)) {
      taker = redis;
      takerId = 0;
      var _ = redis.clientId().thenAccept(id -> takerId = id);
    }
  }

  @Override
  public List<Delivery> takeMore(int most) {
    List<Delivery> taken = new ArrayList<>();
    int asked;
    int came;
    do {
      asked = Math.min(BATCH, most - taken.size());
      List<Delivery> batch = takeBatch(asked);
      came = batch.size();
      taken.addAll(batch);
    } while (came == asked && taken.size() < most);
    return taken;
  }

  private List<Delivery> takeBatch(int size) {
    if (size == 0) {
      return List.of();
    }
    return taking.await(
        PATIENCE,
        redis -> {
          List<CompletableFuture<Optional<byte[]>>> moves = new ArrayList<>(size);
          for (int i = 0; i < size; i++) {
            moves.add(
                redis
                    .lmove(queue, inFlight, OLDEST_FIRST)
                    .thenApply(Optional::ofNullable)
                    .toCompletableFuture());
          }
          return CompletableFuture.allOf(moves.toArray(CompletableFuture[]::new))
              .thenApply(done -> found(moves));
        });
  }

  private static List<Delivery> found(List<CompletableFuture<Optional<byte[]>>> moves) {
    return moves.stream()
        .map(CompletableFuture::join)
        .flatMap(Optional::stream)
        .map(Delivery::new)
        .toList();
  }

  @Override
  public void wake() {
    long id = takerId;
    if (id != 0) {
      answering.await(PATIENCE, redis -> redis.clientUnblock(id, UnblockType.TIMEOUT));
    }
  }

  @Override
  public List<Delivery> inFlight() {
    return answering.await(PATIENCE, redis -> redis.lrange(inFlight, 0, -1)).stream()
        .map(Delivery::new)
        .toList();
  }

  @Override
  public Answered answer(Delivery delivery, String replyTo, byte[] reply) {
    byte[][] keys = {inFlight, bytes(replyTo)};
    long answered = ANSWER.run(answering, keys, delivery.payload(), reply, REPLY_SECONDS);
    if (answered == 1) {
      return Answered.SENT;
    }
    return answered == 0 ? Answered.NOT_MINE : Answered.REFUSED;
  }

  @Override
  public void drop(Delivery delivery) {
    answering.await(PATIENCE, redis -> redis.lrem(inFlight, 1, delivery.payload()));
  }

  @Override
  public void close() {
    taking.close();
    answering.close();
  }
}
