package org.zos.zbus.transport.redis;

import io.lettuce.core.resource.DefaultEventLoopGroupProvider;
import io.lettuce.core.resource.EventLoopGroupProvider;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One thread for all connections of a transport. Several would only pass the same few bytes between
 * them; and what is to be sent while this one reads goes out together, by one write.
 */
final class OneLoop implements EventLoopGroupProvider, Executor {
  private @Nullable EventLoopGroup group;

  @Override
  public synchronized <T extends EventLoopGroup> T allocate(Class<T> type) {
    EventLoopGroup current = group;
    if (current == null) {
      current = type.cast(DefaultEventLoopGroupProvider.createEventLoopGroup(type, 1));
      group = current;
    }
    return type.cast(current);
  }

  @Override
  public int threadPoolSize() {
    return 1;
  }

  /** Runs a task on the thread, after what it does now. Only once something was connected. */
  @Override
  public void execute(Runnable task) {
    EventLoopGroup current;
    synchronized (this) {
      current = Objects.requireNonNull(group, "nothing was connected yet");
    }
    current.execute(task);
  }

  @Override
  public Future<Boolean> release(
      EventExecutorGroup released, long quietPeriod, long timeout, TimeUnit unit) {
    // shut down once, with all that uses it
    return GlobalEventExecutor.INSTANCE.newSucceededFuture(true);
  }

  @Override
  public synchronized Future<Boolean> shutdown(long quietPeriod, long timeout, TimeUnit unit) {
    if (group != null) {
      group.shutdownGracefully(quietPeriod, timeout, unit).awaitUninterruptibly(timeout, unit);
    }
    return GlobalEventExecutor.INSTANCE.newSucceededFuture(true);
  }
}
