package org.zos.zbus.transport.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zos.zbus.testing.Queues;
import org.zos.zbus.transport.CallerTransport;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.QueueName;

/** Redis that is not there. */
class UnreachableRedisTest {
  private static final QueueName QUEUE = new QueueName("office", new ObjectId("desk", "1.0"));

  @ParameterizedTest
  @CsvSource({
    "unix:///no/such/redis.sock, unix:///no/such/redis.sock, no such file",
    "tcp://secret@127.0.0.1:1, tcp://127.0.0.1:1, refused"
  })
  void failureNamesTheAddressAndTheReasonButNoPassword(String address, String shown, String why) {
    try (RedisTransport transport = RedisTransport.at(RedisAddress.parse(address))) {
      assertThat(transport).hasToString("Redis at " + shown);
      assertThatThrownBy(transport::check)
          .isInstanceOf(TransportException.class)
          .hasMessageContaining(shown)
          .hasMessageContaining(why)
          .satisfies(e -> assertThat(withAllItsCauses(e)).doesNotContain("secret"));
    }
  }

  private static String withAllItsCauses(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void openingConnectsNothing() {
    RedisAddress nowhere = RedisAddress.parse("unix:///no/such/redis.sock");
    try (RedisTransport transport = RedisTransport.at(nowhere);
        RequestQueue queue = transport.open(QUEUE, "main");
        CallerTransport.ReplyQueue replies = transport.caller().replies("list")) {
      assertThatThrownBy(() -> Queues.take(queue, Duration.ofMillis(1)))
          .isInstanceOf(TransportException.class);
      assertThatThrownBy(() -> replies.take(Duration.ofMillis(1)))
          .isInstanceOf(TransportException.class);
    }
  }

  @Test
  void wakingATakeThatNeverConnectedDoesNothing() {
    RedisAddress nowhere = RedisAddress.parse("unix:///no/such/redis.sock");
    try (RedisTransport transport = RedisTransport.at(nowhere);
        RequestQueue queue = transport.open(QUEUE, "main")) {
      queue.wake();
    }
  }
}
