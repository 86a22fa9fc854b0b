package org.zos.zbus.transport.redis;

import static org.zos.zbus.transport.redis.Script.bytes;

import java.time.Duration;
import java.util.Optional;
import org.zos.zbus.transport.CallerTransport;
import org.zos.zbus.wire.QueueName;

/**
 * Requests by RPUSH on one connection that all callers share, replies by BLPOP on one of its own.
 */
final class RedisCallerTransport implements CallerTransport {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final RedisTransport redis;
  private final Link sending;

  RedisCallerTransport(RedisTransport redis, Link sending) {
    this.redis = redis;
    this.sending = sending;
  }

  @Override
  public void send(QueueName queue, byte[] request) {
    sending.await(PATIENCE, commands -> commands.rpush(bytes(queue.key()), request));
  }

  @Override
  public boolean withdraw(QueueName queue, byte[] request) {
    return sending.await(PATIENCE, commands -> commands.lrem(bytes(queue.key()), -1, request)) > 0;
  }

  @Override
  public ReplyQueue replies(String list) {
    return new Replies(redis.link(), bytes(list));
  }

  @SuppressWarnings("ArrayRecordComponent") // private, and never compared
  private record Replies(Link link, byte[] list) implements ReplyQueue {
    @Override
    public Optional<byte[]> take(Duration wait) {
      double seconds = Link.seconds(wait);
      return link.await(
          wait.plus(PATIENCE),
          commands ->
              commands
                  .blpop(seconds, list)
                  .thenApply(found -> Optional.ofNullable(found).map(reply -> reply.getValue())));
    }

    @Override
    public void close() {
      link.close();
    }
  }
}
