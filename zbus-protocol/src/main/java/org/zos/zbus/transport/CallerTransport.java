package org.zos.zbus.transport;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.zos.zbus.wire.QueueName;

/**
 * The caller's end: sends requests, waits for replies. For any thread, unless it says otherwise.
 */
public interface CallerTransport {
  /**
   * Puts a request at the end of a queue. May wait to connect, and for nothing else.
   *
   * @return ends when it is there, or with a {@link TransportException}
   * @throws TransportException when there is no connection, nor can be
   */
  CompletionStage<Void> send(QueueName queue, byte[] request);

  /**
   * Takes a request back that no server has taken yet.
   *
   * @return whether it was still there: then it will never run
   */
  boolean withdraw(QueueName queue, byte[] request);

  /** Opens the reply list of this name, on a connection of its own. Does not connect yet. */
  ReplyQueue replies(String list);

  /** One caller's replies. {@code take} is for one thread. */
  interface ReplyQueue extends AutoCloseable {
    /** Takes the oldest replies, so many at most, waiting for the first at most this long. */
    List<byte[]> take(int most, Duration wait);

    /** Takes the oldest reply, waiting for one at most this long. */
    default Optional<byte[]> take(Duration wait) {
      return take(1, wait).stream().findFirst();
    }

    @Override
    void close();
  }
}
