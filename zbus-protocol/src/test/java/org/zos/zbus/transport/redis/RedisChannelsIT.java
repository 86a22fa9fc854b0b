package org.zos.zbus.transport.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.zos.zbus.testing.Background;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.transport.EventChannels;
import org.zos.zbus.transport.EventChannels.Listening;
import org.zos.zbus.transport.EventChannelsContract;
import org.zos.zbus.transport.TransportException;

class RedisChannelsIT extends EventChannelsContract {
  @AutoClose private static final PrivateRedis REDIS = PrivateRedis.start();
  @AutoClose private static final RedisTransport TRANSPORT = REDIS.transport();
  private static final Duration LONG = Duration.ofMinutes(10);

  /** Publishing may wait 2 s; on a machine that is busy it wakes up some time later. */
  private static final Duration PROMPTLY = Duration.ofSeconds(20);

  private final EventChannels channels = TRANSPORT.channels();

  @Override
  protected EventChannels channels() {
    return channels;
  }

  @Test
  void allWhoPublishShareOneConnection() {
    channels.publish("c", new byte[] {1});
    int before = connections();
    List<Background<Boolean>> publishing =
        IntStream.range(0, 20)
            .mapToObj(i -> Background.run(() -> channels.publish("c", new byte[] {1})))
            .toList();
    publishing.forEach(Background::await);
    assertThat(connections()).isEqualTo(before);
  }

  @Test
  void closedListeningLeavesNoConnectionBehind() {
    int before = connections();
    channels.listen("c", message -> {}).close();
    Eventually.that("its connection is gone", () -> connections() <= before);
  }

  private static int connections() {
    return (int) REDIS.cli("CLIENT", "LIST").lines().count();
  }

  @Test
  void listeningEndsWhenItsConnectionBreaks() {
    Listening listening = channels.listen("c", message -> {});
    Background<Boolean> lasting = Background.of(() -> listening.lasts(LONG));
    REDIS.cli("CLIENT", "KILL", "TYPE", "pubsub");
    assertThat(lasting.await()).isFalse();
    listening.close();
  }

  @Test
  void listeningEndsWhenRedisDoesNotAnswerAnyMore() throws InterruptedException {
    try (PrivateRedis redis = PrivateRedis.start();
        RedisTransport transport = redis.transport();
        Listening listening = transport.channels().listen("c", message -> {})) {
      redis.signal("STOP");
      assertThat(listening.lasts(Duration.ofMillis(1))).isFalse();
      redis.signal("CONT");
    }
  }

  @Test
  void publishingFailsPromptlyWhileRedisIsAwayAndWorksAgainWhenItIsBack() {
    try (PrivateRedis redis = PrivateRedis.start();
        RedisTransport transport = redis.transport()) {
      EventChannels away = transport.channels();
      assertThat(away.publish("c", new byte[] {1})).isZero();
      redis.kill();
      assertThatThrownBy(() -> away.publish("c", new byte[] {1}))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining(redis.address());
      assertFailsPromptly(away);
      redis.restart();
      BlockingQueue<byte[]> heard = new LinkedBlockingQueue<>();
      try (Listening _ = away.listen("c", heard::add)) {
        Eventually.that("somebody is told", () -> away.publish("c", new byte[] {1}) == 1);
        Eventually.that("and hears it", () -> !heard.isEmpty());
      }
    }
  }

  @Test
  void publishingFailsPromptlyWhileRedisDoesNotAnswer() {
    try (PrivateRedis redis = PrivateRedis.start();
        RedisTransport transport = redis.transport()) {
      EventChannels stuck = transport.channels();
      stuck.publish("c", new byte[] {1});
      redis.signal("STOP");
      assertFailsPromptly(stuck);
      redis.signal("CONT");
      Eventually.that("it works again", () -> stuck.publish("c", new byte[] {1}) == 0);
    }
  }

  /** Also for many at once, none of which stands in line behind the others' attempts. */
  private static void assertFailsPromptly(EventChannels channels) {
    long start = System.nanoTime();
    List<Background<Boolean>> publishing =
        IntStream.range(0, 16).mapToObj(i -> Background.of(() -> fails(channels))).toList();
    assertThat(publishing).allSatisfy(each -> assertThat(each.await()).isTrue());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMPTLY);
  }

  private static boolean fails(EventChannels channels) {
    try {
      channels.publish("c", new byte[] {1});
      return false;
    } catch (TransportException away) {
      return true;
    }
  }

  @Test
  void closedTransportRefuses() {
    RedisTransport closed = REDIS.transport();
    EventChannels refusing = closed.channels();
    closed.close();
    assertThatThrownBy(() -> refusing.publish("c", new byte[] {1}))
        .isInstanceOf(TransportException.class);
    assertThatThrownBy(() -> refusing.listen("c", message -> {}))
        .isInstanceOf(TransportException.class);
  }
}
