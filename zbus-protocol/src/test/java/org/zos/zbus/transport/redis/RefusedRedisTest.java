package org.zos.zbus.transport.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.zos.zbus.testing.FakeRedis;
import org.zos.zbus.transport.TransportException;

/** What a server says of itself decides whether it is used. */
class RefusedRedisTest {
  private static final String GOOD = FakeRedis.hello("7.0.15", "standalone", "master");

  private static Function<List<String>, String> server(String hello) {
    return command -> command.getFirst().equals("HELLO") ? hello : "+PONG\r\n";
  }

  private static Function<List<String>, String> sentinelThatNames(FakeRedis master) {
    String place = "*2\r\n" + FakeRedis.text("127.0.0.1") + FakeRedis.text("" + master.port());
    return command ->
        command.getFirst().equals("HELLO") ? FakeRedis.hello("7.0.15", "sentinel", "") : place;
  }

  private static void check(String address) {
    try (RedisTransport transport = RedisTransport.at(RedisAddress.parse(address))) {
      transport.check();
    }
  }

  @Test
  void oldRedisIsRefused() {
    String old = FakeRedis.hello("6.0.16", "standalone", "master");
    try (FakeRedis redis = FakeRedis.answering(server(old))) {
      String address = "tcp://127.0.0.1:" + redis.port();
      assertThatThrownBy(() -> check(address))
          .isInstanceOf(TransportException.class)
          .hasMessage("Redis at " + address + " is version 6.0.16; 6.2 or newer is needed");
    }
  }

  @Test
  void redisBeforeHelloIsRefused() {
    String unknown = "-ERR unknown command `HELLO`\r\n";
    try (FakeRedis redis = FakeRedis.answering(server(unknown))) {
      assertThatThrownBy(() -> check("tcp://127.0.0.1:" + redis.port()))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("older than 6.0");
    }
  }

  @Test
  void refusedConnectionIsClosedAndNothingElseIsAsked() {
    AtomicInteger others = new AtomicInteger();
    String old = FakeRedis.hello("6.0.16", "standalone", "master");
    Function<List<String>, String> counting =
        command -> {
          if (!command.getFirst().equals("HELLO")) {
            others.incrementAndGet();
          }
          return server(old).apply(command);
        };
    try (FakeRedis redis = FakeRedis.answering(counting)) {
      assertThatThrownBy(() -> check("tcp://127.0.0.1:" + redis.port()))
          .isInstanceOf(TransportException.class);
      assertThat(others).hasValue(0);
    }
  }

  @Test
  void sentinelThatAnswersStandsInForThoseThatDoNot() {
    try (FakeRedis master = FakeRedis.answering(server(GOOD));
        FakeRedis sentinel = FakeRedis.answering(sentinelThatNames(master))) {
      String address = "redis-sentinel://127.0.0.1:1,127.0.0.1:" + sentinel.port() + "#bus";
      assertThatCode(() -> check(address)).doesNotThrowAnyException();
    }
  }

  @Test
  void sentinelBehindTheTimesIsNotAskedFirstAgain() {
    String replica = FakeRedis.hello("7.0.15", "standalone", "replica");
    try (FakeRedis demoted = FakeRedis.answering(server(replica));
        FakeRedis master = FakeRedis.answering(server(GOOD));
        FakeRedis late = FakeRedis.answering(sentinelThatNames(demoted));
        FakeRedis current = FakeRedis.answering(sentinelThatNames(master))) {
      String address =
          "redis-sentinel://127.0.0.1:%d,127.0.0.1:%d#bus".formatted(late.port(), current.port());
      try (RedisTransport transport = RedisTransport.at(RedisAddress.parse(address))) {
        assertThatThrownBy(transport::check)
            .isInstanceOf(TransportException.class)
            .hasMessageContaining(address)
            .hasMessageContaining("master at 127.0.0.1:" + demoted.port())
            .hasMessageContaining("is a replica");
        assertThatCode(transport::check).doesNotThrowAnyException();
        assertThatCode(transport::check).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void whenNoSentinelHelpsEachOnesReasonIsSaid() {
    Function<List<String>, String> unknowing =
        command ->
            command.getFirst().equals("HELLO")
                ? FakeRedis.hello("7.0.15", "sentinel", "")
                : "_\r\n";
    try (FakeRedis sentinel = FakeRedis.answering(unknowing)) {
      String address = "redis-sentinel://secret@127.0.0.1:1,127.0.0.1:" + sentinel.port() + "#bus";
      assertThatThrownBy(() -> check(address))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("127.0.0.1:1: ")
          .hasMessageContaining("refused")
          .hasMessageContaining("127.0.0.1:" + sentinel.port() + ": knows no master of this name")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }
  }
}
