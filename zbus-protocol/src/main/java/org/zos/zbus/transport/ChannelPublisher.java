package org.zos.zbus.transport;

import java.util.List;

/**
 * Publishes on the channels of one server, which need not be the bus's own. For any thread. Closing
 * it ends what it holds of a connection; what is being published then may fail.
 */
public interface ChannelPublisher extends AutoCloseable {
  /**
   * Tells all who listen to a channel, in this order. Waits a few seconds at most, whatever
   * happened to the server, and makes the connection where there is none.
   *
   * @throws TransportException when not all are known to have been published: any of them may have
   *     been all the same
   */
  void publish(String channel, List<byte[]> messages);

  @Override
  void close();
}
