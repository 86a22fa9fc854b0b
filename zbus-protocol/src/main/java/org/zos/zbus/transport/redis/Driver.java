package org.zos.zbus.transport.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.netty.util.HashedWheelTimer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
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
        CompletableFuture.supplyAsync(this::startResources, Thread::startVirtualThread).join();
    this.client = RedisClient.create(resources);
    client.setOptions(options);
  }

  /**
   * Not on the thread of whoever connects: what is started here forgets that a thread was
   * interrupted, and that one may be about to end.
   */
  private ClientResources startResources() {
    ClientResources started =
        DefaultClientResources.builder()
            .eventLoopGroupProvider(loop)
            .computationThreadPoolSize(2)
            .build();
    if (started.timer() instanceof HashedWheelTimer wheel) {
      // else the first command does
      wheel.start();
    }
    return started;
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
