package org.zos.zbus.transport.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.FreePort;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.transport.ChannelPublisher;
import org.zos.zbus.transport.TransportException;

/** Publishing on a Redis that is not the bus's. */
class RedisPublishersIT {
  @AutoClose private static final PrivateRedis REDIS = PrivateRedis.start();
  @AutoClose private static final RedisPublishers PUBLISHERS = new RedisPublishers();

  private static int port;

  @BeforeAll
  static void listenWithAPassword() {
    port = FreePort.find();
    REDIS.cli("CONFIG", "SET", "bind", "127.0.0.1", "port", Integer.toString(port));
    REDIS.cli("ACL", "SETUSER", "worker", "on", ">secret", "~*", "&*", "+@all");
  }

  private static String server(String login) {
    return "redis://" + login + "127.0.0.1:" + port;
  }

  private static byte[] message(int number) {
    return Integer.toString(number).getBytes(UTF_8);
  }

  private static long connections() {
    return REDIS.cli("CLIENT", "LIST", "TYPE", "normal").lines().count();
  }

  @Test
  void manyMessagesArriveInOrder() {
    List<String> told = new CopyOnWriteArrayList<>();
    List<byte[]> messages = IntStream.range(0, 1000).mapToObj(RedisPublishersIT::message).toList();
    try (RedisTransport transport = REDIS.transport();
        var listening =
            transport.channels().listen("many", each -> told.add(new String(each, UTF_8)));
        ChannelPublisher publisher = PUBLISHERS.open(server("worker:secret@"))) {
      publisher.publish("many", messages);
      Eventually.that("all are there", () -> told.size() == 1000);
      assertThat(told).isEqualTo(messages.stream().map(each -> new String(each, UTF_8)).toList());
      assertThat(listening).isNotNull();
    }
  }

  @Test
  void allWhoPublishOnAServerShareAConnectionUntilTheLastHasLeft() {
    long before = connections();
    ChannelPublisher one = PUBLISHERS.open(server(""));
    ChannelPublisher other = PUBLISHERS.open(server(""));
    one.publish("c", List.of(message(1)));
    other.publish("c", List.of(message(2)));
    assertThat(connections()).isEqualTo(before + 1);
    one.close();
    one.close();
    other.publish("c", List.of(message(3)));
    assertThat(connections()).isEqualTo(before + 1);
    other.close();
    Eventually.that("the connection is closed", () -> connections() == before);
  }

  @Test
  void publishesAgainWhenTheConnectionWasBroken() {
    try (ChannelPublisher publisher = PUBLISHERS.open(server("worker:secret@"))) {
      publisher.publish("c", List.of(message(1)));
      REDIS.cli("CLIENT", "KILL", "USER", "worker");
      Eventually.asserted("it works again", () -> publisher.publish("c", List.of(message(2))));
    }
  }

  private static void assertSaysWhy(ChannelPublisher publisher) {
    assertThatThrownBy(() -> publisher.publish("c", List.of(message(1))))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("127.0.0.1:" + port)
        .hasMessageContaining("WRONGPASS")
        .hasMessageNotContaining("hush");
  }

  @Test
  void saysWhyItCanNotAndNoPassword() {
    try (ChannelPublisher publisher = PUBLISHERS.open(server("worker:hush@"))) {
      // the driver has another word for it when Redis refuses before it has noted its own
      // connection
      Eventually.asserted("it says why", () -> assertSaysWhy(publisher));
    }
  }

  @Test
  void aServerThatIsAwayIsAwayAndNothingElse() {
    String nobody = "redis://127.0.0.1:" + FreePort.find();
    try (ChannelPublisher publisher = PUBLISHERS.open(nobody)) {
      assertThatThrownBy(() -> publisher.publish("c", List.of(message(1))))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining(nobody);
    }
  }

  @Test
  void takesOnlyServersOnTheNetwork() {
    assertThatThrownBy(() -> PUBLISHERS.open("unix:///run/redis.sock"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PUBLISHERS.open("rediss://:secret@host"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }
}
