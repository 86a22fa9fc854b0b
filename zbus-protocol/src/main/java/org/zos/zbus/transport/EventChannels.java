package org.zos.zbus.transport;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Messages for whoever listens right now: who does not, never sees them, and nothing is kept. For
 * any thread.
 */
public interface EventChannels {
  /**
   * Tells all who listen to a channel. Waits a few seconds at most, whatever happened to the
   * transport.
   *
   * @return how many were told
   * @throws TransportException while the transport is away; the message may have arrived all the
   *     same when it broke just then
   */
  long publish(String channel, byte[] message);

  /**
   * Begins to listen, on a connection of its own, and returns when it does: what is published from
   * then on arrives, in the order of its publishing.
   *
   * @param receiver is given each message, on a thread of the transport's, so it must not block
   * @throws TransportException while the transport is away
   */
  Listening listen(String channel, Consumer<byte[]> receiver);

  /** One who listens, until the connection breaks or it is closed. For any thread. */
  interface Listening extends AutoCloseable {
    /**
     * Waits until it has ended, at most this long, and then asks the transport whether it is still
     * there: a connection may be dead for long before anybody notices.
     *
     * @return false when it has ended, and nothing will arrive any more
     */
    boolean lasts(Duration wait) throws InterruptedException;

    @Override
    void close();
  }
}
