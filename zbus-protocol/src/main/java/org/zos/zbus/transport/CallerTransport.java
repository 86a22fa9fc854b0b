package org.zos.zbus.transport;

import java.time.Duration;
import java.util.Optional;
import org.zos.zbus.wire.QueueName;

/**
 * The caller's end: sends requests, waits for replies. For any thread, unless it says otherwise.
 */
public interface CallerTransport {
  /** Puts a request at the end of a queue. */
  void send(QueueName queue, byte[] request);

  /**
   * Takes a request back that no server has taken yet.
   *
   * @return whether it was still there: then it will never run
   */
  boolean withdraw(QueueName queue, byte[] request);

  /** Opens the reply list of this name, on a connection of its own. Does not connect yet. */
  ReplyQueue replies(String list);

  /** One caller's replies. {@link #take} is for one thread. */
  interface ReplyQueue extends AutoCloseable {
    /** Takes the oldest reply, waiting for one at most this long. */
    Optional<byte[]> take(Duration wait);

    @Override
    void close();
  }
}
