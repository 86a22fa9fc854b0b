package org.zos.zbus.transport.redis;

import static org.zos.zbus.transport.redis.Script.bytes;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.zos.zbus.wire.QueueName;

/**
 * Sends requests, those for one queue that come at about the same time by one RPUSH. For any
 * thread.
 */
final class RequestBatch {
  /** Redis does nothing else meanwhile, and refuses all of them or none. */
  private static final int MOST_AT_ONCE = 64;

  private final Link link;
  private final Gathering<Waiting> requests;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Waiting(QueueName queue, byte[] request, CompletableFuture<Void> sent) {
    void tell(@Nullable Throwable failure) {
      if (failure == null) {
        sent.complete(null);
      } else {
        sent.completeExceptionally(failure);
      }
    }
  }

  RequestBatch(Link link) {
    this.link = link;
    this.requests = new Gathering<>(link, MOST_AT_ONCE, this::send);
  }

  /**
   * Sends a request; the stage ends when Redis has it, or with a TransportException.
   *
   * @throws org.zos.zbus.transport.TransportException when there is no connection, nor can be
   */
  CompletionStage<Void> send(QueueName queue, byte[] request) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    requests.add(new Waiting(queue, request, sent));
    return sent;
  }

  private void send(List<Waiting> batch) {
    int from = 0;
    for (int to = 1; to <= batch.size(); to++) {
      if (to == batch.size() || !batch.get(to).queue.equals(batch.get(from).queue)) {
        push(batch.subList(from, to));
        from = to;
      }
    }
  }

  private void push(List<Waiting> sameQueue) {
    byte[] queue = bytes(sameQueue.getFirst().queue.key());
    byte[][] requests = sameQueue.stream().map(Waiting::request).toArray(byte[][]::new);
    var _ =
        link.start(connection -> connection.async().rpush(queue, requests))
            .whenComplete((length, failure) -> sameQueue.forEach(each -> each.tell(failure)));
  }
}
