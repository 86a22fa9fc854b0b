package org.zos.container.stub;

import org.zos.zbus.client.ZbusClient;
import org.zos.zbus.transport.redis.RedisAddress;
import org.zos.zbus.transport.redis.RedisTransport;

/**
 * A client of the bus, and what its user does when it is done with it.
 *
 * @param client to call with
 * @param release closes what belongs to this user alone
 */
record ClientLease(ZbusClient client, Runnable release) {

  /** A client of the user's own, with connections of its own. */
  static ClientLease own(RedisAddress address) {
    RedisTransport transport = RedisTransport.at(address);
    ZbusClient client = new ZbusClient(transport.caller());
    return new ClientLease(
        client,
        () -> {
          try (transport) {
            client.close();
          }
        });
  }

  /** A client that others use too. */
  static ClientLease shared(ZbusClient client) {
    return new ClientLease(client, () -> {});
  }
}
