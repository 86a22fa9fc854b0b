package org.zos.zbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.codec.ResponseCodec;
import org.zos.zbus.codec.WireCodec;
import org.zos.zbus.testing.Background;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.testing.Queues;
import org.zos.zbus.testing.WorkServer;
import org.zos.zbus.transport.CallerTransport;
import org.zos.zbus.transport.CallerTransport.ReplyQueue;
import org.zos.zbus.transport.redis.RedisTransport;
import org.zos.zbus.wire.Outcome.Failed;
import org.zos.zbus.wire.Outcome.Returned;
import org.zos.zbus.wire.Request;
import org.zos.zbus.wire.Response;

/** Callers at work while servers are killed, and what they count. For one run. */
final class KilledServers implements AutoCloseable {
  private static final int CALLERS = 16;
  private static final int MOST_MILLIS = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final List<String> METHODS = List.of("Read", "Resume", "Once");

  private final Path folder;
  private final long seed;
  private final PrivateRedis redis = PrivateRedis.start();
  private final RedisTransport transport = redis.transport();
  private final CallerTransport caller = transport.caller();
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger cutShort = new AtomicInteger();

  KilledServers(Path folder, long seed) throws IOException {
    this.folder = folder;
    this.seed = seed;
    Files.createDirectories(notes());
  }

  private Path notes() {
    return folder.resolve("notes");
  }

  /** Kills so many servers in turn, and then lets all calls end. */
  String run(int kills) throws InterruptedException {
    List<Background<Boolean>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      Random random = new Random(seed + i);
      callers.add(Background.run(() -> callUntilOver(random)));
    }
    Random random = new Random(seed);
    for (int i = 0; i < kills; i++) {
      try (ChildProcess server = start(i)) {
        // one in four dies while it begins; the next may work long enough to end what was left, or
        // the calls would be given up, as those are that servers die of
        if (i % 4 != 0) {
          awaitProgress();
          Thread.sleep(2 * MOST_MILLIS);
        }
        Thread.sleep(random.nextInt(600));
        server.kill();
      }
    }
    try (ChildProcess last = start(kills)) {
      over.set(true);
      callers.forEach(Background::await);
      assertThat(last.isAlive()).isTrue();
    }
    assertNothingIsLeft();
    return "%d kills, seed %d: %d calls answered once each, %d of them cut short"
        .formatted(kills, seed, answered.get(), cutShort.get());
  }

  private void awaitProgress() {
    int before = answered.get();
    Eventually.that("something is answered", () -> answered.get() > before);
  }

  private ChildProcess start(int number) {
    String java = ProcessHandle.current().info().command().orElseThrow();
    ChildProcess server =
        ChildProcess.start(
            folder.resolve("server-" + number),
            List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WorkServer.class.getName(),
                redis.address(),
                folder.resolve("root").toString(),
                notes().toString()));
    Eventually.that("it works", () -> server.printed().contains(WorkServer.READY));
    return server;
  }

  private void callUntilOver(Random random) {
    String list = UUID.randomUUID().toString();
    try (ReplyQueue replies = caller.replies(list)) {
      while (!over.get()) {
        callOnce(random, list, replies);
      }
      // a second answer to anything would lie here
      assertThat(replies.take(Duration.ofMillis(1))).isEmpty();
    }
  }

  private void callOnce(Random random, String list, ReplyQueue replies) {
    String method = METHODS.get(random.nextInt(METHODS.size()));
    long number = numbers.incrementAndGet();
    Duration time = Duration.ofMillis(random.nextInt(MOST_MILLIS));
    String id = UUID.randomUUID().toString();
    Request request =
        new Request(
            id,
            List.of(Codecs.INT64.encode(number), Codecs.DURATION.encode(time)),
            WorkServer.ID,
            list,
            method);
    Queues.send(caller, WorkServer.QUEUE, WireCodec.encode(request));
    byte[] bytes =
        replies
            .take(PATIENCE)
            .orElseThrow(() -> new AssertionError(method + " " + number + " has no answer"));
    check(method, number, id, ResponseCodec.decode(bytes));
  }

  private void check(String method, long number, String id, Response response) {
    assertThat(response.id()).as("the answer to %s %d", method, number).isEqualTo(id);
    answered.incrementAndGet();
    if (response.outcome() instanceof Returned(var data)) {
      assertThat(Codecs.INT64.decode(data.orElseThrow())).isEqualTo(2 * number);
    } else {
      assertThat(response.outcome())
          .as("%s %d", method, number)
          .isInstanceOfSatisfying(
              Failed.class, f -> assertThat(f.error().message()).contains("Once was cut short"));
      cutShort.incrementAndGet();
    }
    if (method.equals("Once")) {
      assertThat(begun(method, number)).as("Once %d has begun", number).isLessThanOrEqualTo(1);
    }
  }

  private long begun(String method, long number) {
    Path file = notes().resolve(method + "-" + number);
    try {
      return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void assertNothingIsLeft() {
    assertThat(redis.cli("LLEN", WorkServer.QUEUE.key())).isEqualTo("0");
    assertThat(redis.cli("KEYS", WorkServer.QUEUE.key() + ".inflight.*").lines())
        .filteredOn(key -> !key.endsWith(".adopted"))
        .allSatisfy(key -> assertThat(redis.cli("LLEN", key)).isEqualTo("0"));
    assertThat(redis.cli("LLEN", WorkServer.QUEUE.key() + ".dead")).isEqualTo("0");
  }

  @Override
  public void close() {
    transport.close();
    redis.close();
  }
}
