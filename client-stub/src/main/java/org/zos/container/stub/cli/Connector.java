package org.zos.container.stub.cli;

import org.zos.container.stub.CallTimeouts;
import org.zos.zbus.transport.redis.RedisAddress;

/** How a connection is opened. */
@FunctionalInterface
interface Connector {
  /** Opens one; the caller closes it. */
  Connection open(RedisAddress broker, String module, CallTimeouts timeouts);
}
