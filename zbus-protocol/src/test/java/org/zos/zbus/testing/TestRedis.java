package org.zos.zbus.testing;

import org.zos.zbus.transport.redis.RedisAddress;
import org.zos.zbus.transport.redis.RedisTransport;

/**
 * A Redis server of a test's own: empty at the start, and gone when closed. Tests that do not care
 * how it runs ask for this; those that stop it or need its socket ask for a {@link PrivateRedis}.
 */
public interface TestRedis extends AutoCloseable {
  /** Its address, as programs take it. */
  String address();

  /** A transport on it, for the caller to close. */
  default RedisTransport transport() {
    return RedisTransport.at(RedisAddress.parse(address()));
  }

  /** Runs redis-cli against it and gives what it prints, without the last line's end. */
  String cli(String... arguments);

  @Override
  void close();
}
