package org.zos.zbus.transport;

import java.util.function.Supplier;
import org.zos.zbus.membership.Membership;
import org.zos.zbus.wire.QueueName;

/** Where a server's queues come from. For any thread. */
public interface ServerTransport {
  /**
   * Opens a queue, on connections of its own. Does not connect yet, so it works while the transport
   * is away.
   *
   * @param instance names this server among those that serve the same queue, also earlier ones
   */
  RequestQueue open(QueueName queue, String instance);

  /**
   * A membership of a module's servers that have only this transport in common. Does not connect
   * yet.
   *
   * @param names gives texts of letters and digits, never one twice
   */
  Membership leases(String module, Supplier<String> names);
}
