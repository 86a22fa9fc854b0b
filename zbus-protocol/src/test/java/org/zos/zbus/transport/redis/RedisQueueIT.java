package org.zos.zbus.transport.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.zbus.testing.Background;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.testing.Queues;
import org.zos.zbus.transport.CallerTransport;
import org.zos.zbus.transport.Delivery;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.transport.RequestQueue.Answered;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.QueueName;

/** What a request queue leaves in Redis, seen with redis-cli. */
class RedisQueueIT {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final QueueName NAME = new QueueName("office", new ObjectId("desk", "1.0"));
  private static final String QUEUE = "office.desk@1.0";
  private static final String IN_FLIGHT = "office.desk@1.0.inflight.main";

  @AutoClose private static final PrivateRedis REDIS = PrivateRedis.start();
  @AutoClose private static final RedisTransport TRANSPORT = REDIS.transport();

  private final CallerTransport caller = TRANSPORT.caller();
  @AutoClose private final RequestQueue queue = TRANSPORT.open(NAME, "main");

  @BeforeEach
  void forgetEarlierTests() {
    REDIS.cli("FLUSHALL");
    queue.join();
  }

  private Delivery taken(String request) {
    Queues.send(caller, NAME, request.getBytes(UTF_8));
    return Queues.take(queue, LONG).orElseThrow();
  }

  private Answered answer(Delivery delivery) {
    return Queues.answer(queue, delivery, "list", "answer".getBytes(UTF_8));
  }

  @Test
  void requestsLieInTheReferencesListAndThenInTheInstancesOwn() {
    Queues.send(caller, NAME, "1".getBytes(UTF_8));
    assertThat(REDIS.cli("LRANGE", QUEUE, "0", "-1")).isEqualTo("1");
    assertThat(Queues.take(queue, LONG)).isPresent();
    assertThat(REDIS.cli("EXISTS", QUEUE)).isEqualTo("0");
    assertThat(REDIS.cli("LRANGE", IN_FLIGHT, "0", "-1")).isEqualTo("1");
  }

  @Test
  void replyListExpiresAsInTheReference() {
    assertThat(answer(taken("1"))).isEqualTo(Answered.SENT);
    assertThat(REDIS.cli("LRANGE", "list", "0", "-1")).isEqualTo("answer");
    assertThat(Long.parseLong(REDIS.cli("TTL", "list"))).isBetween(1L, 300L);
  }

  @Test
  void requestEndsInTheSameStepInWhichItsAnswerIsSent(@TempDir Path folder) {
    Delivery delivery = taken("1");
    List<String> command = List.of("redis-cli", "-s", REDIS.socket().toString(), "MONITOR");
    try (ChildProcess monitor = ChildProcess.start(folder.resolve("commands"), command)) {
      Eventually.that("the monitor runs", () -> monitor.printed().startsWith("OK"));
      answer(delivery);
      Eventually.asserted(
          "all is done by one script",
          () ->
              assertThat(monitor.printed().lines())
                  .filteredOn(line -> line.matches(".*\"(LREM|RPUSH|EXPIRE)\".*"))
                  .hasSize(3)
                  .allMatch(line -> line.contains(" lua]")));
    }
  }

  @Test
  void requestThatAnotherAnsweredIsNotMine() {
    Delivery delivery = taken("1");
    taken("2");
    REDIS.cli("LREM", IN_FLIGHT, "1", "1");
    assertThat(answer(delivery)).isEqualTo(Answered.NOT_MINE);
    assertThat(REDIS.cli("EXISTS", "list")).isEqualTo("0");
  }

  @Test
  void keyThatIsNoListIsLeftAloneAndTheRequestHasEnded() {
    REDIS.cli("SET", "list", "precious");
    assertThat(answer(taken("1"))).isEqualTo(Answered.REFUSED);
    assertThat(REDIS.cli("GET", "list")).isEqualTo("precious");
    assertThat(REDIS.cli("TTL", "list")).isEqualTo("-1");
    assertThat(REDIS.cli("EXISTS", IN_FLIGHT)).isEqualTo("0");
  }

  @Test
  void answerIsSentAlthoughAFlushTookTheListInFlight() {
    Delivery delivery = taken("1");
    REDIS.cli("FLUSHALL");
    assertThat(answer(delivery)).isEqualTo(Answered.SENT);
    assertThat(REDIS.cli("LRANGE", "list", "0", "-1")).isEqualTo("answer");
  }

  @Test
  void scriptThatRedisForgotIsSentAgain() {
    answer(taken("1"));
    REDIS.cli("SCRIPT", "FLUSH");
    assertThat(answer(taken("2"))).isEqualTo(Answered.SENT);
    assertThat(REDIS.cli("LLEN", "list")).isEqualTo("2");
  }

  @Test
  void wakeEndsABlockingTakeAtOnce() {
    Background<Optional<Delivery>> taking = Background.of(() -> Queues.take(queue, LONG));
    awaitBlockedClient();
    queue.wake();
    assertThat(taking.await()).isEmpty();
  }

  @Test
  void wakeFindsTheTakeAlsoAfterItsConnectionWasMadeAnew() {
    Background<Optional<Delivery>> first = Background.of(() -> Queues.take(queue, LONG));
    awaitBlockedClient();
    REDIS.cli("CLIENT", "KILL", "TYPE", "normal");
    assertThatThrownBy(first::await).cause().isInstanceOf(TransportException.class);
    Background<Optional<Delivery>> second = Background.of(() -> Queues.take(queue, LONG));
    awaitBlockedClient();
    queue.wake();
    assertThat(second.await()).isEmpty();
  }

  private static void awaitBlockedClient() {
    Eventually.that(
        "a client waits", () -> REDIS.cli("INFO", "clients").contains("blocked_clients:1"));
  }

  @Test
  void queueNameOfSomethingElseFailsWithTheReasonOfRedis() {
    REDIS.cli("SET", QUEUE, "x");
    assertThatThrownBy(() -> Queues.take(queue, LONG))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("WRONGTYPE");
  }

  @Test
  void requestThatWasMovedButNeverSeenIsFoundInFlight() {
    Queues.send(caller, NAME, "1".getBytes(UTF_8));
    REDIS.cli("LMOVE", QUEUE, IN_FLIGHT, "LEFT", "RIGHT");
    assertThat(queue.join()).containsExactly(new Delivery("1".getBytes(UTF_8), ""));
  }

  @Test
  void closedTransportFailsAsIfRedisWereAway() {
    RedisTransport other = REDIS.transport();
    RequestQueue otherQueue = other.open(NAME, "main");
    CallerTransport otherCaller = other.caller();
    Queues.send(otherCaller, NAME, "1".getBytes(UTF_8));
    other.close();
    assertThatThrownBy(() -> Queues.take(otherQueue, LONG)).isInstanceOf(TransportException.class);
    assertThatThrownBy(() -> Queues.send(otherCaller, NAME, new byte[0]))
        .isInstanceOf(TransportException.class);
  }
}
