package org.zos.container.stub.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerObject;
import org.zos.container.contract.LifecycleEvent;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.transport.redis.RedisTransport;

/** Follows a stream that a real Redis holds. */
final class EventFollowerIT {
  /** So generous that only a defect reaches it. */
  private static final Duration WAIT = Duration.ofSeconds(60);

  private static final LifecycleEvent CREATED = SampleEvents.created("blue", "web");

  private final PrivateRedis redis = PrivateRedis.start();
  private final RedisTransport transport = redis.transport();
  private final EventWriter writer = new EventWriter(transport).begin(7);

  @AfterEach
  void close() {
    transport.close();
    redis.close();
  }

  private EventFollower follower(StartAt start) {
    String stream = ContainerObject.eventStream(ContainerObject.MODULE);
    return new EventFollower(transport.eventReader(stream), start);
  }

  @Test
  void readsEveryTypeInOrder() throws InterruptedException {
    try (EventFollower follower = follower(StartAt.BEGINNING)) {
      for (LifecycleEvent event : SampleEvents.ofEachType("blue", "web")) {
        FollowedEvent written = writer.add(event);
        assertThat(follower.next(WAIT)).contains(written);
      }
      assertThat(follower.next(Duration.ZERO)).isEmpty();
    }
  }

  @Test
  void beginsNowOrBehindAStoredEntry() throws InterruptedException {
    FollowedEvent first = writer.add(CREATED);
    FollowedEvent second = writer.add(CREATED);
    try (EventFollower now = follower(StartAt.NOW);
        EventFollower stored = follower(StartAt.after(first.entry()))) {
      assertThat(now.next(Duration.ZERO)).isEmpty();
      FollowedEvent third = writer.add(CREATED);
      assertThat(now.next(WAIT)).contains(third);
      assertThat(stored.next(WAIT)).contains(second);
      assertThat(stored.next(WAIT)).contains(third);
    }
  }

  @Test
  void wakesUpWhenAnEventComes() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    try (EventFollower follower = follower(StartAt.BEGINNING)) {
      CompletableFuture<Followed> next =
          CompletableFuture.supplyAsync(
              () -> {
                begun.countDown();
                return nextOf(follower);
              },
              task -> Thread.ofVirtual().start(task));
      assertThat(begun.await(WAIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
      FollowedEvent written = writer.add(CREATED);
      assertThat(next.get(WAIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(written);
    }
  }

  private static Followed nextOf(EventFollower follower) {
    try {
      return follower.next(WAIT).orElseThrow();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  @Test
  void passesOverWhatItDoesNotKnow() throws InterruptedException {
    writer.add(Map.of("type", "frozen"));
    FollowedEvent written = writer.add(CREATED);
    try (EventFollower follower = follower(StartAt.BEGINNING);
        CapturedLog log = new CapturedLog(FollowedEvent.class)) {
      assertThat(follower.next(WAIT)).contains(written);
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("WARNING passing over event 7-1: ");
    }
  }

  @Test
  void goesOnAfterRedisWasRestartedEmpty() throws InterruptedException {
    try (EventFollower follower = follower(StartAt.BEGINNING);
        CapturedLog log = new CapturedLog(EventFollower.class)) {
      FollowedEvent before = writer.add(CREATED);
      assertThat(follower.next(WAIT)).contains(before);
      redis.kill();
      assertThat(follower.next(Duration.ofMillis(100))).isEmpty();
      redis.restart();
      FollowedEvent after = writer.begin(8).add(CREATED);
      assertThat(follower.next(WAIT)).contains(new Snapshot(after.entry(), List.of(after)));
      assertThat(log.lines())
          .anyMatch(line -> line.startsWith("WARNING no events for now: Redis at unix://"))
          .contains(
              "INFO following events again",
              "WARNING a new epoch begins with 8-1: what followed 7-1 may be lost")
          .hasSize(3);
    }
  }

  @Test
  void anInterruptEndsAWait() throws Exception {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    CountDownLatch begun = new CountDownLatch(1);
    try (EventFollower follower = follower(StartAt.NOW)) {
      Thread waiting =
          Thread.ofVirtual()
              .start(() -> {
                begun.countDown();
                thrown.complete(catchNext(follower));
              });
      assertThat(begun.await(WAIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
      waiting.interrupt();
      assertThat(thrown.get(WAIT.toSeconds(), TimeUnit.SECONDS))
          .isInstanceOf(InterruptedException.class);
    }
  }

  private static Throwable catchNext(EventFollower follower) {
    try {
      return new AssertionError("nobody interrupted: " + follower.next(WAIT));
    } catch (InterruptedException e) {
      return e;
    }
  }
}
