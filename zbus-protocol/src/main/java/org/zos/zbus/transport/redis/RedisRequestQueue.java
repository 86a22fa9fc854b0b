package org.zos.zbus.transport.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.zos.zbus.transport.redis.Script.bytes;

import io.lettuce.core.LMoveArgs;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.UnblockType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zos.zbus.transport.Delivery;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.wire.QueueName;

/**
 * A request queue as Redis lists. Taking is BLMOVE and, sent with it, LMOVE, from the queue into
 * the list in flight; answering is one script. A connection of its own does the blocking.
 */
final class RedisRequestQueue implements RequestQueue {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Oldest out, youngest in: both lists stay in order of arrival. */
  private static final LMoveArgs OLDEST_FIRST = LMoveArgs.Builder.leftRight();

  private static final byte[] MOST_LETTERS = bytes("1000");

  private static final Script ANSWER = Script.named("answer");
  private static final Script JOIN = Script.named("join");
  private static final Script ADOPT = Script.named("adopt");
  private static final Script BURY = Script.named("bury");

  private final QueueName name;
  private final byte[] queue;
  private final byte[] inFlight;
  private final byte[] servers;
  private final byte[] letters;
  private final byte[] self;
  private final Link taking;
  private final Link answering;
  private volatile String generation = "";
  private volatile long takerId;
  private @Nullable RedisAsyncCommands<byte[], byte[]> taker;

  RedisRequestQueue(QueueName name, String instance, Link taking, Link answering) {
    this.name = name;
    this.queue = bytes(name.key());
    this.inFlight = inFlight(instance);
    this.servers = bytes(name.key() + ".servers");
    this.letters = bytes(name.key() + ".dead");
    this.self = bytes(instance);
    this.taking = taking;
    this.answering = answering;
  }

  private byte[] inFlight(String instance) {
    return bytes(name.key() + ".inflight." + instance);
  }

  @Override
  public List<Delivery> join() {
    String run = RunId.of(answering);
    byte[] fresh = bytes(run + ":" + UUID.randomUUID());
    byte[] noted =
        JOIN.<byte[]>run(
                answering, ScriptOutputType.VALUE, new byte[][] {servers}, self, bytes(run), fresh)
            .orElseThrow();
    generation = new String(noted, UTF_8);
    return answering.await(PATIENCE, redis -> redis.lrange(inFlight, 0, -1)).stream()
        .map(entry -> Entry.read(entry, generation))
        .toList();
  }

  @Override
  public int take(int most, Duration wait, Consumer<List<Delivery>> taker) {
    double seconds = Link.seconds(wait);
    return taking.await(
        wait.plus(PATIENCE),
        redis -> {
          learnTakerId(redis);
          List<CompletableFuture<byte[]>> moves = new ArrayList<>(most);
          moves.add(redis.blmove(queue, inFlight, OLDEST_FIRST, seconds).toCompletableFuture());
          for (int i = 1; i < most; i++) {
            moves.add(redis.lmove(queue, inFlight, OLDEST_FIRST).toCompletableFuture());
          }
          return CompletableFuture.allOf(moves.toArray(CompletableFuture[]::new))
              .thenApply(done -> hand(moves, taker));
        });
  }

  private int hand(List<CompletableFuture<byte[]>> moves, Consumer<List<Delivery>> taker) {
    List<Delivery> came = new ArrayList<>(moves.size());
    for (CompletableFuture<byte[]> move : moves) {
      byte[] entry = move.resultNow();
      if (entry != null) {
        came.add(new Delivery(entry, generation));
      }
    }
    if (!came.isEmpty()) {
      taker.accept(came);
    }
    return came.size();
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
  public void wake() {
    long id = takerId;
    if (id != 0) {
      answering.await(PATIENCE, redis -> redis.clientUnblock(id, UnblockType.TIMEOUT));
    }
  }

  @Override
  public CompletionStage<Answered> answer(Delivery delivery, String replyTo, byte[] reply) {
    byte[][] keys = {inFlight, bytes(replyTo), servers};
    return ANSWER
        .start(answering, keys, Entry.of(delivery), reply, self, bytes(delivery.taken()))
        .thenApply(RedisRequestQueue::answered);
  }

  private static Answered answered(long told) {
    if (told == 1) {
      return Answered.SENT;
    }
    return told == 0 ? Answered.NOT_MINE : Answered.REFUSED;
  }

  @Override
  public void bury(Delivery delivery, String letter, Optional<Reply> answer) {
    byte[] entry = Entry.of(delivery);
    if (answer.isPresent()) {
      byte[][] keys = {inFlight, letters, bytes(answer.get().to())};
      BURY.run(answering, keys, entry, bytes(letter), MOST_LETTERS, answer.get().bytes());
    } else {
      BURY.run(answering, new byte[][] {inFlight, letters}, entry, bytes(letter), MOST_LETTERS);
    }
  }

  @Override
  public Set<String> instances() {
    return answering.await(PATIENCE, redis -> redis.hkeys(servers)).stream()
        .map(field -> new String(field, UTF_8))
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<Delivery> adopt(String instance) {
    byte[][] keys = {inFlight(instance), inFlight, servers};
    return ADOPT
        .<byte[]>run(answering, ScriptOutputType.VALUE, keys, bytes(instance))
        .map(entry -> Entry.read(entry, generation));
  }

  @Override
  public void close() {
    taking.close();
    answering.close();
  }
}
