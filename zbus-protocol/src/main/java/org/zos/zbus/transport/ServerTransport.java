package org.zos.zbus.transport;

import org.zos.zbus.wire.QueueName;

/** Where a server's queues come from. For any thread. */
public interface ServerTransport {
  /**
   * Opens a queue, on connections of its own. Does not connect yet, so it works while the transport
   * is away.
   *
   * @param instance names this server among those that serve the same queue
   */
  RequestQueue open(QueueName queue, String instance);
}
