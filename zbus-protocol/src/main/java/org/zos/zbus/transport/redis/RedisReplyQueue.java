package org.zos.zbus.transport.redis;

import io.lettuce.core.KeyValue;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zos.zbus.transport.CallerTransport.ReplyQueue;

/** Replies in a list: the first by BLPOP and, sent with it, all others that are there by LPOP. */
final class RedisReplyQueue implements ReplyQueue {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Link link;
  private final byte[] list;

  /** What callers of the reference need no right to do, some users may not do. */
  private volatile boolean onlyOneByOne;

  RedisReplyQueue(Link link, byte[] list) {
    this.link = link;
    this.list = list;
  }

  @Override
  public List<byte[]> take(int most, Duration wait) {
    double seconds = Link.seconds(wait);
    return link.await(
        wait.plus(PATIENCE),
        redis -> {
          CompletionStage<KeyValue<byte[], byte[]>> first = redis.blpop(seconds, list);
          return first.thenCombine(others(redis, most - 1), RedisReplyQueue::joined);
        });
  }

  private CompletionStage<List<byte[]>> others(RedisAsyncCommands<byte[], byte[]> redis, int most) {
    if (most == 0 || onlyOneByOne) {
      return CompletableFuture.completedStage(List.of());
    }
    return redis
        .lpop(list, most)
        .exceptionallyCompose(e -> {
          if (!Failures.isMissingRight(e)) {
            return CompletableFuture.failedStage(e);
          }
          // the reply that came by the other command must not be lost for it
          onlyOneByOne = true;
          return CompletableFuture.completedStage(List.of());
        });
  }

  private static List<byte[]> joined(
      @Nullable KeyValue<byte[], byte[]> first, List<byte[]> others) {
    return Stream.concat(Stream.ofNullable(first).map(KeyValue::getValue), others.stream())
        .toList();
  }

  @Override
  public void close() {
    link.close();
  }
}
