package org.zos.container.stub.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerObject;
import org.zos.container.contract.LifecycleEvent;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.redis.RedisTransport;

/** A real stream of which a follower has missed something. */
final class HealingFollowerIT {
  private static final Duration WAIT = Duration.ofSeconds(60);
  private static final String STREAM = ContainerObject.eventStream(ContainerObject.MODULE);
  private static final LifecycleEvent CREATED = SampleEvents.created("blue", "web");
  private static final LifecycleEvent STARTED = SampleEvents.started("blue", "web");
  private static final LifecycleEvent OTHER = SampleEvents.created("red", "api");

  private final PrivateRedis redis = PrivateRedis.start();
  private final RedisTransport transport = redis.transport();
  private final EventWriter writer = new EventWriter(transport).begin(7);

  @AfterEach
  void close() {
    transport.close();
    redis.close();
  }

  private EventFollower follower(StartAt start) {
    return new EventFollower(transport.eventReader(STREAM), start);
  }

  private void trim(int length) {
    redis.cli("xtrim", STREAM, "MAXLEN", Integer.toString(length));
  }

  private static void assertIsSnapshot(
      Followed followed, EntryId position, FollowedEvent... containers) {
    assertThat(followed.entry()).isEqualTo(position);
    assertThat(((Snapshot) followed).containers()).containsExactlyInAnyOrder(containers);
  }

  @Test
  void whatWasTrimmedBeforeItBeganIsInASnapshot() throws InterruptedException {
    writer.add(CREATED);
    FollowedEvent other = writer.add(OTHER);
    FollowedEvent last = writer.add(STARTED);
    trim(1);
    try (EventFollower follower = follower(StartAt.BEGINNING);
        EventFollower stored = follower(StartAt.after(new EntryId(7, 1)))) {
      assertIsSnapshot(follower.next(WAIT).orElseThrow(), last.entry(), last, other);
      assertIsSnapshot(stored.next(WAIT).orElseThrow(), last.entry(), last, other);
      FollowedEvent next = writer.add(OTHER);
      assertThat(follower.next(WAIT)).contains(next);
      assertThat(stored.next(WAIT)).contains(next);
    }
  }

  @Test
  void whatWasTrimmedWhileItWasSlowIsInASnapshot() throws InterruptedException {
    FollowedEvent first = writer.add(CREATED);
    try (EventFollower follower = follower(StartAt.BEGINNING)) {
      assertThat(follower.next(WAIT)).contains(first);
      writer.add(OTHER);
      trim(0);
      FollowedEvent deleted = writer.add(SampleEvents.deleted("red", "api"));
      assertIsSnapshot(follower.next(WAIT).orElseThrow(), deleted.entry(), first);
    }
  }

  @Test
  void aStreamThatWasEmptiedSaysNothingUntilAnEpochBegins() throws InterruptedException {
    FollowedEvent first = writer.add(CREATED);
    try (EventFollower follower = follower(StartAt.BEGINNING)) {
      assertThat(follower.next(WAIT)).contains(first);
      redis.cli("flushall");
      assertThat(follower.next(Duration.ofMillis(300))).isEmpty();
      writer.beginAgain(8);
      assertIsSnapshot(
          follower.next(WAIT).orElseThrow(),
          new EntryId(8, 0),
          new FollowedEvent(new EntryId(8, 0), CREATED));
      writer.tellAgain();
      assertThat(follower.next(WAIT)).contains(new FollowedEvent(new EntryId(8, 1), CREATED));
    }
  }

  @Test
  void aStoredEntryOfAnotherEpochIsFollowedByASnapshot() throws InterruptedException {
    FollowedEvent last = writer.add(CREATED);
    for (String stored : List.of("6-9", "9-2")) {
      try (EventFollower follower = follower(StartAt.after(EntryId.parse(stored)))) {
        assertIsSnapshot(follower.next(WAIT).orElseThrow(), last.entry(), last);
      }
    }
  }

  @Test
  void aRedisThatCameBackEmptyIsFollowedOn() throws InterruptedException {
    writer.add(CREATED);
    FollowedEvent last = writer.add(OTHER);
    try (EventFollower stored = follower(StartAt.after(last.entry()))) {
      assertThat(stored.next(Duration.ZERO)).isEmpty();
      redis.kill();
      redis.restart();
      writer.beginAgain(8).tellAgain();
      KnownContainers known = new KnownContainers();
      Followed healed = stored.next(WAIT).orElseThrow();
      assertThat(healed).isInstanceOf(Snapshot.class);
      known.apply(healed);
      FollowedEvent deleted = writer.add(SampleEvents.deleted("blue", "web"));
      for (Followed next = healed; !next.entry().equals(deleted.entry()); ) {
        next = stored.next(WAIT).orElseThrow();
        known.apply(next);
      }
      assertThat(known.all()).containsExactly(OTHER);
    }
  }
}
