package org.zos.zbus.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zos.zbus.transport.CallerTransport;
import org.zos.zbus.transport.Delivery;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.transport.RequestQueue.Answered;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.wire.QueueName;

/** What servers and callers do with a queue, one thing after the other. */
public final class Queues {
  private Queues() {}

  /** Takes the oldest request. */
  public static Optional<Delivery> take(RequestQueue queue, Duration wait) {
    return takeUpTo(queue, 1, wait).stream().findFirst();
  }

  /** Takes what waits right now, up to so many. */
  public static List<Delivery> takeMore(RequestQueue queue, int most) {
    return takeUpTo(queue, most, Duration.ZERO);
  }

  private static List<Delivery> takeUpTo(RequestQueue queue, int most, Duration wait) {
    List<Delivery> taken = new ArrayList<>();
    queue.take(
        most,
        wait,
        came -> {
          taken.addAll(came);
          return 0;
        });
    return taken;
  }

  /** Answers a request and waits for what becomes of the answer. */
  public static Answered answer(
      RequestQueue queue, Delivery delivery, String replyTo, byte[] reply) {
    return await(queue.answer(delivery, replyTo, reply));
  }

  /** Sends a request and waits until it is in the queue. */
  public static void send(CallerTransport caller, QueueName queue, byte[] request) {
    await(caller.send(queue, request));
  }

  private static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(1, TimeUnit.MINUTES);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TransportException failed) {
        throw failed;
      }
      throw new AssertionError(e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("it has no end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
