package org.zos.zbus.transport.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.zos.zbus.transport.redis.Script.bytes;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.UnblockType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zos.zbus.transport.Delivery;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.wire.QueueName;

/**
 * A request queue as Redis lists. Taking is BLMOVE and, sent with it, a script for what else waits,
 * from the queue into the list in flight; answering is one script. A connection of its own does the
 * blocking.
 */
final class RedisRequestQueue implements RequestQueue {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final byte[] MOST_LETTERS = bytes("1000");

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
  private final AnswerBatch answers;
  private volatile String generation = "";
  private volatile long takerId;
  private @Nullable StatefulRedisConnection<byte[], byte[]> taker;

  RedisRequestQueue(QueueName name, String instance, Link taking, Link answering) {
    this.name = name;
    this.queue = bytes(name.key());
    this.inFlight = inFlight(instance);
    this.servers = bytes(name.key() + ".servers");
    this.letters = bytes(name.key() + ".dead");
    this.self = bytes(instance);
    this.taking = taking;
    this.answering = answering;
    this.answers = new AnswerBatch(answering, inFlight, servers, self);
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
  public void take(int most, Duration wait, Taker taker) {
    taking.use(connection -> {
      learnTakerId(connection);
      Taking moves =
          new Taking(
              connection,
              new Taking.Lists(queue, inFlight),
              wait,
              entries ->
                  taker.accept(
                      entries.stream().map(entry -> new Delivery(entry, generation)).toList()));
      moves.run(most, wait.plus(PATIENCE));
    });
  }

  /** CLIENT UNBLOCK wants the connection's id, which is another after each reconnect. */
  private void learnTakerId(StatefulRedisConnection<byte[], byte[]> connection) {
    if (!connection.equals(taker)) {
      taker = connection;
      takerId = 0;
      var _ = connection.async().clientId().thenAccept(id -> takerId = id);
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
    return answers
        .send(new AnswerBatch.Answer(Entry.of(delivery), replyTo, reply, delivery.taken()))
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
