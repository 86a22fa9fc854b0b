package org.zos.zbus.transport.redis;

import static org.zos.zbus.transport.redis.Script.bytes;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.zos.zbus.transport.CallerTransport;
import org.zos.zbus.wire.QueueName;

/** Requests by RPUSH on one connection that all callers share, replies on one of its own. */
final class RedisCallerTransport implements CallerTransport {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final RedisTransport redis;
  private final Link sending;
  private final RequestBatch requests;

  RedisCallerTransport(RedisTransport redis, Link sending) {
    this.redis = redis;
    this.sending = sending;
    this.requests = new RequestBatch(sending);
  }

  @Override
  public CompletionStage<Void> send(QueueName queue, byte[] request) {
    return requests.send(queue, request);
  }

  @Override
  public boolean withdraw(QueueName queue, byte[] request) {
    return sending.await(PATIENCE, commands -> commands.lrem(bytes(queue.key()), -1, request)) > 0;
  }

  @Override
  public ReplyQueue replies(String list) {
    return new RedisReplyQueue(redis.link(), bytes(list));
  }
}
