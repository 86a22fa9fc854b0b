package org.zos.zbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.codec.ResponseCodec;
import org.zos.zbus.codec.WireCodec;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.testing.Queues;
import org.zos.zbus.testing.WorkServer;
import org.zos.zbus.transport.CallerTransport.ReplyQueue;
import org.zos.zbus.transport.redis.RedisTransport;
import org.zos.zbus.wire.Outcome.Returned;
import org.zos.zbus.wire.Request;
import org.zos.zbus.wire.Response;

/** Redis killed, and back as an older snapshot has it: with calls in it that have been answered. */
class RollbackIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private PrivateRedis redis;
  private RedisTransport transport;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectories(folder.resolve("notes"));
    redis = PrivateRedis.start();
    transport = redis.transport();
  }

  @AfterEach
  void stop() {
    transport.close();
    redis.close();
  }

  private ZbusServer serve() {
    ZbusServer server = WorkServer.of(transport, folder.resolve("root"), folder.resolve("notes"));
    server.start();
    return server;
  }

  /** Sends call number 7 and gives its id, which is also its reply list. */
  private String send(String method, Duration time) {
    String id = UUID.randomUUID().toString();
    Request request =
        new Request(
            id,
            List.of(Codecs.INT64.encode(7L), Codecs.DURATION.encode(time)),
            WorkServer.ID,
            id,
            method);
    Queues.send(transport.caller(), WorkServer.QUEUE, WireCodec.encode(request));
    return id;
  }

  private void assertAnswered(String id) {
    try (ReplyQueue replies = transport.caller().replies(id)) {
      Response response = ResponseCodec.decode(replies.take(PATIENCE).orElseThrow());
      assertThat(response.id()).isEqualTo(id);
      assertThat(response.outcome())
          .isInstanceOfSatisfying(
              Returned.class,
              it -> assertThat(Codecs.INT64.decode(it.data().orElseThrow())).isEqualTo(14));
    }
  }

  private int begun(String method) {
    Path file = folder.resolve("notes").resolve(method + "-7");
    try {
      return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void goBackToTheSnapshot() {
    redis.kill();
    redis.restart();
  }

  private void awaitNothingLeft() {
    Eventually.that(
        "the call that came back has ended",
        () ->
            redis.cli("LLEN", WorkServer.QUEUE.key()).equals("0")
                && redis.cli("KEYS", WorkServer.QUEUE.key() + ".inflight.*").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Resume", "Once"})
  void callThatWaitedInTheSnapshotIsNotDoneTwice(String method) {
    String id = send(method, Duration.ZERO);
    redis.cli("SAVE");
    try (var _ = serve()) {
      assertAnswered(id);
      goBackToTheSnapshot();
      // its caller may have been lost with the first answer: it gets the same again
      assertAnswered(id);
      awaitNothingLeft();
    }
    assertThat(begun(method)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Resume", "Once"})
  void callThatWasInFlightInTheSnapshotIsNotDoneTwice(String method) {
    try (var _ = serve()) {
      String id = send(method, Duration.ofSeconds(2));
      Eventually.that("it has begun", () -> begun(method) == 1);
      redis.cli("SAVE");
      assertAnswered(id);
      goBackToTheSnapshot();
      assertAnswered(id);
      awaitNothingLeft();
    }
    assertThat(begun(method)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Resume", "Once"})
  void successorDoesNotDoItAgainEither(String method) {
    String id = send(method, Duration.ZERO);
    redis.cli("SAVE");
    try (var _ = serve()) {
      assertAnswered(id);
    }
    goBackToTheSnapshot();
    try (var _ = serve()) {
      assertAnswered(id);
      awaitNothingLeft();
    }
    assertThat(begun(method)).isEqualTo(1);
  }

  @Test
  void callThatChangesNothingIsSimplyDoneAgain() {
    String id = send("Read", Duration.ZERO);
    redis.cli("SAVE");
    try (var _ = serve()) {
      assertAnswered(id);
      goBackToTheSnapshot();
      assertAnswered(id);
    }
    assertThat(begun("Read")).isEqualTo(2);
  }

  @Test
  void sameBytesSentAgainWhileRedisLivesAreAnotherCall() {
    try (var _ = serve()) {
      String id = UUID.randomUUID().toString();
      Request request =
          new Request(
              id,
              List.of(Codecs.INT64.encode(7L), Codecs.DURATION.encode(Duration.ZERO)),
              WorkServer.ID,
              id,
              "Resume");
      for (int i = 1; i <= 30; i++) {
        Queues.send(transport.caller(), WorkServer.QUEUE, WireCodec.encode(request));
        assertAnswered(id);
        assertThat(begun("Resume")).isEqualTo(i);
      }
      awaitNothingLeft();
    }
  }
}
