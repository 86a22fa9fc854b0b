package org.zos.zbus.transport.redis;

import static org.zos.zbus.transport.redis.Script.bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.zos.zbus.transport.TransportException;

/**
 * Sends answers, those that come at about the same time by one run of the script. For any thread.
 */
final class AnswerBatch {
  private static final Script ANSWER = Script.named("answer");

  /** Redis does nothing else while the script runs. */
  private static final int MOST_AT_ONCE = 64;

  private static final int KEYS_BEFORE = 2;
  private static final int ARGUMENTS_EACH = 3;

  private final Link link;
  private final byte[] inFlight;
  private final byte[] servers;
  private final byte[] self;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  /**
   * One answer.
   *
   * @param entry the request as it lies in flight
   * @param generation in which it was taken
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answer(byte[] entry, String replyTo, byte[] reply, String generation) {}

  private record Waiting(Answer answer, CompletableFuture<Long> told) {}

  AnswerBatch(Link link, byte[] inFlight, byte[] servers, byte[] self) {
    this.link = link;
    this.inFlight = inFlight;
    this.servers = servers;
    this.self = self;
  }

  /** Sends an answer; gives what the script says of it. Waits only to connect, where needed. */
  CompletionStage<Long> send(Answer answer) {
    CompletableFuture<Long> told = new CompletableFuture<>();
    try {
      link.connect();
      waiting.add(new Waiting(answer, told));
      if (scheduled.compareAndSet(false, true)) {
        link.soon(this::sendAll);
      }
    } catch (TransportException e) {
      told.completeExceptionally(e);
    }
    return told;
  }

  /** On the connection's thread: what came while it did something else goes out together. */
  private void sendAll() {
    // before: what comes from now on asks for a run of its own
    scheduled.set(false);
    List<Waiting> batch = next();
    while (!batch.isEmpty()) {
      send(batch);
      batch = next();
    }
    link.flush();
  }

  private List<Waiting> next() {
    List<Waiting> batch = new ArrayList<>();
    Waiting one = waiting.poll();
    while (one != null) {
      batch.add(one);
      one = batch.size() < MOST_AT_ONCE ? waiting.poll() : null;
    }
    return batch;
  }

  private void send(List<Waiting> batch) {
    byte[][] keys = new byte[KEYS_BEFORE + batch.size()][];
    byte[][] arguments = new byte[1 + ARGUMENTS_EACH * batch.size()][];
    keys[0] = inFlight;
    keys[1] = servers;
    arguments[0] = self;
    for (int i = 0; i < batch.size(); i++) {
      Answer answer = batch.get(i).answer;
      keys[KEYS_BEFORE + i] = bytes(answer.replyTo);
      arguments[1 + ARGUMENTS_EACH * i] = answer.entry;
      arguments[2 + ARGUMENTS_EACH * i] = answer.reply;
      arguments[3 + ARGUMENTS_EACH * i] = bytes(answer.generation);
    }
    var _ = ANSWER.start(link, keys, arguments).whenComplete((told, e) -> tell(batch, told, e));
  }

  private static void tell(List<Waiting> batch, List<Object> told, Throwable failure) {
    for (int i = 0; i < batch.size(); i++) {
      if (failure == null) {
        batch.get(i).told.complete((Long) told.get(i));
      } else {
        batch.get(i).told.completeExceptionally(failure);
      }
    }
  }
}
