package org.zos.container.stub;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.zos.zbus.transport.CallerTransport;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.wire.QueueName;

/**
 * A caller's end without a server: whatever is sent disappears.
 *
 * @param sending what happens to a request
 * @param withdrawn whether a request can be taken back
 */
record FakeTransport(Runnable sending, boolean withdrawn) implements CallerTransport {
  /** A server takes each call and never answers. */
  static FakeTransport silent() {
    return new FakeTransport(() -> {}, false);
  }

  /** Nobody takes a call. */
  static FakeTransport deserted() {
    return new FakeTransport(() -> {}, true);
  }

  /** Nothing can be sent. */
  static FakeTransport away(String message) {
    return new FakeTransport(
        () -> {
          throw new TransportException(message);
        },
        false);
  }

  @Override
  public CompletionStage<Void> send(QueueName queue, byte[] request) {
    sending.run();
    return CompletableFuture.completedStage(null);
  }

  @Override
  public boolean withdraw(QueueName queue, byte[] request) {
    return withdrawn;
  }

  @Override
  public ReplyQueue replies(String list) {
    return new Empty(new LinkedBlockingQueue<>());
  }

  private record Empty(BlockingQueue<byte[]> queue) implements ReplyQueue {
    @Override
    public List<byte[]> take(int most, Duration wait) {
      try {
        return Stream.ofNullable(queue.poll(wait.toNanos(), TimeUnit.NANOSECONDS))
            .filter(reply -> reply.length > 0)
            .toList();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TransportException("interrupted", e);
      }
    }

    @Override
    public void close() {
      queue.add(new byte[0]);
    }
  }
}
