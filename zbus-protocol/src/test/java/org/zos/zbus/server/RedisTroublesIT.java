package org.zos.zbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.zbus.client.ZbusClient;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.codec.WireCodec;
import org.zos.zbus.testing.Background;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.testing.Queues;
import org.zos.zbus.testing.WorkServer;
import org.zos.zbus.transport.CallerTransport;
import org.zos.zbus.transport.CallerTransport.ReplyQueue;
import org.zos.zbus.transport.redis.RedisTransport;
import org.zos.zbus.wire.Request;

/** What Redis may do to a server, short of going back in time. {@code make soak} takes longer. */
class RedisTroublesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration STOPPED = Duration.ofSeconds(Integer.getInteger("soak.stopped", 4));
  private static final int KILLS = Integer.getInteger("soak.connections", 40);

  @TempDir private Path folder;
  private PrivateRedis redis;
  private RedisTransport serving;
  private RedisTransport calling;
  private CallerTransport caller;
  private ZbusClient client;
  private ZbusServer server;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectories(folder.resolve("notes"));
    redis = PrivateRedis.start();
    serving = redis.transport();
    calling = redis.transport();
    caller = calling.caller();
    client = new ZbusClient(caller);
    server = WorkServer.of(serving, folder.resolve("root"), folder.resolve("notes"));
    server.start();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    serving.close();
    calling.close();
    redis.close();
  }

  private long call(String method, long number, Duration time) {
    return client
        .object(WorkServer.QUEUE)
        .call(method)
        .with(Codecs.INT64, number)
        .with(Codecs.DURATION, time)
        .returning(Codecs.INT64, PATIENCE);
  }

  private void assertServesSoon(String after) {
    long began = System.nanoTime();
    assertThat(call("Read", 21, Duration.ZERO)).isEqualTo(42);
    long millis = (System.nanoTime() - began) / 1_000_000;
    System.out.println(after + ": served again after " + millis + " ms");
  }

  @Test
  void redisThatStoodStillIsServedAsSoonAsItGoesOn() throws InterruptedException {
    Background<Long> running = Background.of(() -> call("Once", 1, Duration.ofSeconds(1)));
    Eventually.that("it has begun", () -> Files.exists(folder.resolve("notes/Once-1")));
    redis.signal("STOP");
    Thread.sleep(STOPPED);
    redis.signal("CONT");
    assertServesSoon("Redis stood still for " + STOPPED);
    assertThat(running.await()).isEqualTo(2);
  }

  @Test
  void callInFlightWhenEverythingIsFlushedIsAnswered() {
    Background<Long> running = Background.of(() -> call("Once", 1, Duration.ofSeconds(1)));
    Eventually.that("it has begun", () -> Files.exists(folder.resolve("notes/Once-1")));
    redis.cli("FLUSHALL");
    assertServesSoon("FLUSHALL");
    assertThat(running.await()).isEqualTo(2);
  }

  @Test
  void noCallIsLostWhenConnectionsAreKilledAgainAndAgain() throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger answered = new AtomicInteger();
    AtomicLong numbers = new AtomicLong();
    List<Background<Boolean>> callers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      callers.add(
          Background.run(() -> {
            while (!over.get()) {
              long number = numbers.incrementAndGet();
              assertThat(answerOf(number)).isEqualTo(2 * number);
              answered.incrementAndGet();
            }
          }));
    }
    int killed = 0;
    for (int i = 0; i < KILLS; i++) {
      killed += killConnectionsOfTheServer();
      Thread.sleep(20);
    }
    over.set(true);
    callers.forEach(Background::await);
    System.out.printf("%d connections killed, %d calls answered%n", killed, answered.get());
    assertThat(killed).isGreaterThan(KILLS / 2);
    assertServesSoon("CLIENT KILL");
  }

  /** By a list of its own, so that a second answer would be seen. */
  private long answerOf(long number) {
    String id = UUID.randomUUID().toString();
    Request request =
        new Request(
            id,
            List.of(Codecs.INT64.encode(number), Codecs.DURATION.encode(Duration.ZERO)),
            WorkServer.ID,
            id,
            "Read");
    Queues.send(caller, WorkServer.QUEUE, WireCodec.encode(request));
    try (ReplyQueue replies = caller.replies(id)) {
      byte[] bytes = replies.take(PATIENCE).orElseThrow(() -> new AssertionError("no answer"));
      assertThat(replies.take(Duration.ofMillis(1))).isEmpty();
      return Codecs.INT64.decode(data(bytes));
    }
  }

  private static org.zos.zbus.wire.EncodedValue data(byte[] response) {
    return switch (org.zos.zbus.codec.ResponseCodec.decode(response).outcome()) {
      case org.zos.zbus.wire.Outcome.Returned(var data) -> data.orElseThrow();
      case org.zos.zbus.wire.Outcome.Failed failed -> throw new AssertionError(failed);
      case org.zos.zbus.wire.Outcome.Faulted faulted -> throw new AssertionError(faulted);
    };
  }

  private int killConnectionsOfTheServer() {
    Pattern mine = Pattern.compile("id=(\\d+) .*cmd=(blmove|evalsha|eval|lrange) .*");
    int count = 0;
    for (String line : redis.cli("CLIENT", "LIST").lines().toList()) {
      Matcher found = mine.matcher(line);
      if (found.matches()) {
        redis.cli("CLIENT", "KILL", "ID", found.group(1));
        count++;
      }
    }
    return count;
  }

  @Test
  void keysThatAreNoReplyListsAreLeftAlone() {
    Map<String, String> precious =
        Map.of("text", "SET", "stream", "XADD", "list", "RPUSH", WorkServer.QUEUE.key(), "");
    redis.cli("SET", "text", "precious");
    redis.cli("XADD", "stream", "1-1", "field", "precious");
    redis.cli("RPUSH", "list", "precious");
    for (String list : precious.keySet()) {
      Request request =
          new Request(
              "id-" + list,
              List.of(Codecs.INT64.encode(1L), Codecs.DURATION.encode(Duration.ZERO)),
              WorkServer.ID,
              list,
              "Read");
      Queues.send(caller, WorkServer.QUEUE, WireCodec.encode(request));
    }
    assertServesSoon("refused reply lists");
    Eventually.that(
        "all have ended",
        () -> redis.cli("KEYS", WorkServer.QUEUE.key() + ".inflight.*").isEmpty());
    assertThat(redis.cli("GET", "text")).isEqualTo("precious");
    assertThat(redis.cli("XRANGE", "stream", "-", "+")).isEqualTo("1-1\nfield\nprecious");
    assertThat(redis.cli("LRANGE", "list", "0", "-1")).isEqualTo("precious");
    assertThat(redis.cli("TTL", "list")).isEqualTo("-1");
    assertThat(redis.cli("LLEN", WorkServer.QUEUE.key())).isEqualTo("0");
  }
}
