package org.zos.zbus.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.codec.WireCodec;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.transport.redis.RedisTransport;
import org.zos.zbus.wire.Request;

/** Requests that chance has changed, at a real server. Repeat with {@code -Dsoak.seed=}. */
class HostileRequestsIT {
  private static final int REQUESTS = 10_000;
  private static final long MOST_GROWTH = 64L << 20;

  @AutoClose private final PrivateRedis redis = PrivateRedis.start();
  @AutoClose private final RedisTransport transport = redis.transport();

  @AutoClose
  private final TestBus bus =
      TestBus.on(transport, transport.caller(), settings -> settings, greet());

  private final long seed = Long.getLong("soak.seed", System.nanoTime());
  private final Random random = new Random(seed);

  private static MethodSpec greet() {
    MethodSpec.Builder m = MethodSpec.named("Greet").onCrash(Redo.REPEAT);
    Param<String> name = m.param("name", Codecs.STRING);
    return m.returning(Codecs.STRING, call -> "hello " + call.get(name));
  }

  @Test
  void neitherCrashNorLeakNorSilence() {
    System.out.println(REQUESTS + " mutated requests of seed " + seed);
    assertGoodCallIsAnswered();
    long before = heap();
    for (int i = 0; i < REQUESTS; i++) {
      bus.send(mutated("reply-" + i));
    }
    assertGoodCallIsAnswered();
    Eventually.that("all have ended", () -> keys(TestBus.QUEUE.key() + ".inflight.*").isEmpty());
    assertThat(keys("*").stream().filter(key -> !key.startsWith(TestBus.MODULE + ".")))
        .isNotEmpty()
        .allSatisfy(key -> assertThat(redis.cli("TTL", key)).as(key).isNotEqualTo("-1"));
    assertThat(Long.parseLong(redis.cli("LLEN", TestBus.QUEUE.key() + ".dead")))
        .isBetween(1L, 1000L);
    assertThat(heap() - before).isLessThan(MOST_GROWTH);
  }

  private void assertGoodCallIsAnswered() {
    assertThat(
            bus.call("Greet").with(Codecs.STRING, "you").returning(Codecs.STRING, TestBus.PATIENCE))
        .isEqualTo("hello you");
  }

  /** The server's own names aside; a name that is no text can't be asked for by this means. */
  private List<String> keys(String pattern) {
    return redis
        .cli("KEYS", pattern)
        .lines()
        .filter(key -> !key.isEmpty() && UTF_8.newEncoder().canEncode(key))
        .filter(key -> key.chars().allMatch(c -> c > ' ' && c < 127))
        .limit(300)
        .toList();
  }

  private byte[] mutated(String list) {
    byte[] bytes =
        WireCodec.encode(
            new Request(list, List.of(Codecs.STRING.encode("you")), TestBus.OBJECT, list, "Greet"));
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(bytes.length);
      if (random.nextInt(8) == 0) {
        bytes = Arrays.copyOf(bytes, Math.max(1, at));
      } else {
        bytes[at] = (byte) random.nextInt();
      }
    }
    return bytes;
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
