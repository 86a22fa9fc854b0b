package org.zos.zbus.transport.redis;

import static org.zos.zbus.transport.redis.Script.bytes;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
  private final Gathering<Waiting> answers;

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
    this.answers = new Gathering<>(link, MOST_AT_ONCE, this::send);
  }

  /** Sends an answer; gives what the script says of it. Waits only to connect, where needed. */
  CompletionStage<Long> send(Answer answer) {
    CompletableFuture<Long> told = new CompletableFuture<>();
    try {
      answers.add(new Waiting(answer, told));
    } catch (TransportException e) {
      told.completeExceptionally(e);
    }
    return told;
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
