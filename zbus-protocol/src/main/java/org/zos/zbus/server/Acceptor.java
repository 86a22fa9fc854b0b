package org.zos.zbus.server;

import java.util.List;
import org.zos.zbus.transport.Delivery;

/** Takes requests in. */
@FunctionalInterface
interface Acceptor {
  /**
   * Starts the work on requests, in their order, and waits for none of it. A permit was taken for
   * each; it is given back when the request has ended.
   */
  void accept(List<Delivery> deliveries);
}
