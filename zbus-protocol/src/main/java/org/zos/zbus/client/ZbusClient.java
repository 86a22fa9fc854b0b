package org.zos.zbus.client;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.zos.zbus.CallException;
import org.zos.zbus.ProtocolException;
import org.zos.zbus.codec.WireCodec;
import org.zos.zbus.transport.Backoff;
import org.zos.zbus.transport.CallerTransport;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.wire.EncodedValue;
import org.zos.zbus.wire.ModuleStatus;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.Outcome.Failed;
import org.zos.zbus.wire.Outcome.Faulted;
import org.zos.zbus.wire.Outcome.Returned;
import org.zos.zbus.wire.QueueName;
import org.zos.zbus.wire.Request;
import org.zos.zbus.wire.Response;

/**
 * Makes calls. Any number of threads may call at once: they share two connections, one that sends
 * and one that waits for all their replies. Calls block their thread, at most until their deadline.
 */
public final class ZbusClient implements AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration MOST_PAUSE = Duration.ofSeconds(1);

  private final CallerTransport transport;
  private final Supplier<String> ids;
  private final String replyTo;
  private final ReplyPump replies;

  /** A client with ids and pauses of its own choosing. */
  public ZbusClient(CallerTransport transport) {
    this(transport, () -> UUID.randomUUID().toString(), RandomGenerator.getDefault());
  }

  /**
   * @param ids gives a new id at each call, never one twice, across all clients
   * @param random spreads the pauses between tries to reconnect
   */
  public ZbusClient(CallerTransport transport, Supplier<String> ids, RandomGenerator random) {
    this.transport = transport;
    this.ids = ids;
    this.replyTo = ids.get();
    this.replies =
        new ReplyPump(transport.replies(replyTo), new Backoff(FIRST_PAUSE, MOST_PAUSE, random));
  }

  /** The object behind a queue, to call its methods. */
  public RemoteObject object(QueueName queue) {
    return new RemoteObject(this, queue);
  }

  /**
   * What a module says of itself.
   *
   * @throws CallTimeoutException when it does not answer in time
   */
  public ModuleStatus status(String module, Duration timeout) {
    QueueName queue = QueueName.status(module);
    return request(queue, ObjectId.STATUS, "", List.of(), timeout)
        .map(WireCodec.STATUS::decode)
        .orElseGet(WireCodec.STATUS::zero);
  }

  /**
   * Makes one call and waits for its answer. Interrupting the thread cancels the call: the request
   * is taken back where no server has taken it yet.
   *
   * @return what the method returned; empty when it returns nothing
   * @throws CallException when the method refused or failed
   * @throws ProtocolException when the server has no such object or method
   * @throws CallTimeoutException when no answer came in time; the request is then taken back
   * @throws TransportException when the request could not be sent
   */
  Optional<EncodedValue> request(
      QueueName queue, ObjectId object, String method, List<EncodedValue> inputs, Duration wait) {
    String id = ids.get();
    byte[] request = WireCodec.encode(new Request(id, inputs, object, replyTo, method));
    CompletableFuture<Response> reply = replies.expect(id);
    try {
      var _ = transport.send(queue, request).exceptionally(e -> fail(reply, e));
      return result(reply.get(wait.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      throw timeout(queue, method, wait, request);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new TransportException(
          "%s.%s was not answered: %s".formatted(queue, method, cause.getMessage()), cause);
    } catch (InterruptedException e) {
      throw interrupted(queue, method, request, e);
    } finally {
      replies.forget(id);
    }
  }

  private static @Nullable Void fail(CompletableFuture<Response> reply, Throwable e) {
    reply.completeExceptionally(e);
    return null;
  }

  private static Optional<EncodedValue> result(Response response) {
    return switch (response.outcome()) {
      case Returned(var data) -> data;
      case Failed(var data, var error) -> throw new CallException(error);
      case Faulted(String message) -> throw new ProtocolException(message);
    };
  }

  private CallTimeoutException timeout(
      QueueName queue, String method, Duration wait, byte[] request) {
    boolean neverRan = withdraw(queue, request);
    String why =
        neverRan
            ? "no server took the call; it was taken back and will not run"
            : "a server may still be working on it";
    return new CallTimeoutException(
        "%s.%s was not answered within %d ms: %s".formatted(queue, method, wait.toMillis(), why),
        neverRan);
  }

  private TransportException interrupted(
      QueueName queue, String method, byte[] request, InterruptedException e) {
    // before the thread counts as interrupted again, with which nothing more could be said to Redis
    boolean neverRan = withdraw(queue, request);
    Thread.currentThread().interrupt();
    String what = neverRan ? "it was taken back and will not run" : "a server may be working on it";
    return new TransportException(
        "interrupted while waiting for %s.%s: %s".formatted(queue, method, what), e);
  }

  private boolean withdraw(QueueName queue, byte[] request) {
    try {
      return transport.withdraw(queue, request);
    } catch (TransportException e) {
      return false;
    }
  }

  @Override
  public void close() {
    replies.close();
  }
}
