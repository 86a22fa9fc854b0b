package org.zos.zbus.transport.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The Redis client, with one thread for all of its connections. For any thread. */
final class Driver implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final OneLoop loop = new OneLoop();
  private final ClientResources resources;
  private final RedisClient client;

  /** Connects nothing yet. */
  Driver(ClientOptions options) {
    this.resources =
        DefaultClientResources.builder()
            .eventLoopGroupProvider(loop)
            .computationThreadPoolSize(2)
            .build();
    this.client = RedisClient.create(resources);
    client.setOptions(options);
  }

  RedisClient client() {
    return client;
  }

  /** The thread of the connections. */
  OneLoop loop() {
    return loop;
  }

  /** Ends all connections, and the thread. */
  @Override
  public void close() {
    client.shutdown(Duration.ZERO, PATIENCE);
    resources.shutdown(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly();
    // a provider that was given to it is not its own to shut down
    var _ = loop.shutdown(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
