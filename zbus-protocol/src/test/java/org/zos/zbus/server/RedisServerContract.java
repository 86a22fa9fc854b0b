package org.zos.zbus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zos.zbus.codec.Codecs.INT64;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zos.zbus.client.RemoteObject;
import org.zos.zbus.client.ZbusClient;
import org.zos.zbus.testing.TestRedis;
import org.zos.zbus.transport.redis.RedisTransport;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.QueueName;

/**
 * What callers may count on from a server on a Redis of any form. The Redis is one for all tests,
 * and empty before each.
 */
abstract class RedisServerContract {
  private static final ObjectId ID = new ObjectId("twice", "1.0");
  private static final QueueName QUEUE = new QueueName("module", ID);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private TestRedis redis;
  private RedisTransport serving;
  private RedisTransport calling;
  private ZbusClient client;

  /** The Redis under test, which stays the subclass's to close. */
  protected abstract TestRedis redis();

  @BeforeEach
  void start() {
    redis = redis();
    redis.cli("flushall");
    serving = redis.transport();
    calling = redis.transport();
    client = new ZbusClient(calling.caller());
  }

  @AfterEach
  void stop() {
    client.close();
    calling.close();
    serving.close();
  }

  protected final ZbusServer server(Handler<Long> twice) {
    MethodSpec.Builder m = MethodSpec.named("Twice").onCrash(Redo.REPEAT);
    Param<Long> n = m.param("n", INT64);
    MethodSpec method = m.returning(INT64, call -> twice.handle(call) * call.get(n));
    ZbusServer server = ZbusServer.of("module", serving).object(ObjectSpec.of(ID, method)).build();
    server.start();
    return server;
  }

  protected final long twice(long n) {
    RemoteObject object = client.object(QUEUE);
    return object.call("Twice").with(INT64, n).returning(INT64, PATIENCE);
  }

  @Test
  void manyCallsAtOnceGetEachItsOwnAnswer() {
    try (var _ = server(call -> 2L)) {
      List<Long> answers = LongStream.range(0, 500).parallel().map(this::twice).boxed().toList();
      assertThat(answers).isEqualTo(LongStream.range(0, 500).map(n -> 2 * n).boxed().toList());
    }
    assertThat(redis.cli("KEYS", QUEUE.key() + ".inflight.*")).isEmpty();
  }

  @Test
  void aRepliesListNeverStaysForEver() {
    try (var _ = server(call -> 2L)) {
      assertThat(twice(1)).isEqualTo(2);
      for (String key : redis.cli("keys", "*-*-*-*-*").lines().toList()) {
        assertThat(Integer.parseInt(redis.cli("ttl", key))).as(key).isBetween(1, 300);
      }
    }
  }

  @Test
  void whileConnectionsAreKilledEveryCallIsAnswered() throws InterruptedException {
    try (var _ = server(call -> 2L)) {
      assertThat(twice(1)).isEqualTo(2);
      Thread killer =
          Thread.ofVirtual()
              .start(() -> {
                for (int i = 0; i < 5; i++) {
                  killTakers();
                }
              });
      for (long n = 0; n < 200; n++) {
        assertThat(twice(n)).isEqualTo(2 * n);
      }
      killer.join();
    }
  }

  /**
   * Those of the server: a reply that a killed caller was just sent is lost with its connection.
   */
  private void killTakers() {
    redis
        .cli("client", "list")
        .lines()
        .filter(line -> line.contains("cmd=blmove"))
        .map(line -> line.replaceFirst("^id=(\\d+).*", "$1"))
        .forEach(id -> redis.cli("client", "kill", "id", id));
  }

  @Test
  void aCallInFlightIsAnsweredThoughAFlushTookItsEntry() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch flushed = new CountDownLatch(1);
    try (var _ =
        server(call -> {
          running.countDown();
          flushed.await();
          return 2L;
        })) {
      Thread flush =
          Thread.ofVirtual()
              .start(() -> {
                await(running);
                redis.cli("flushall");
                flushed.countDown();
              });
      assertThat(twice(4)).isEqualTo(8);
      flush.join();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
