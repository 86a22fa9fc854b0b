package org.zos.container.stub.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.EventFields;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.contract.StateFields;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.StreamState;

final class EventFollowerTest {
  private static final Duration WAIT = Duration.ofSeconds(25);
  private static final LifecycleEvent CREATED = SampleEvents.created("blue", "web");
  private static final LifecycleEvent STARTED = SampleEvents.started("blue", "web");
  private static final LifecycleEvent EXITED = SampleEvents.exited("blue", "web");

  private final FakeStream stream = new FakeStream();

  private EventFollower follower(StartAt start) {
    return new EventFollower(stream, start, new Random(1), stream::nanoTime);
  }

  private static FollowedEvent at(String id, LifecycleEvent event) {
    return new FollowedEvent(EntryId.parse(id), event);
  }

  @Test
  void handsOutEachEventOnceInOrder() throws InterruptedException {
    EventFollower follower = follower(StartAt.BEGINNING);
    stream.add("7-1", CREATED).add("7-2", STARTED);
    assertThat(follower.next(WAIT)).contains(at("7-1", CREATED));
    assertThat(follower.next(WAIT)).contains(at("7-2", STARTED));
    assertThat(follower.next(WAIT)).isEmpty();
    stream.add("7-3", EXITED);
    assertThat(follower.next(WAIT)).contains(at("7-3", EXITED));
  }

  @Test
  void readsMoreThanFitsIntoOneRead() throws InterruptedException {
    int many = 1000;
    for (int i = 1; i <= many; i++) {
      stream.add("7-" + i, STARTED);
    }
    EventFollower follower = follower(StartAt.BEGINNING);
    for (int i = 1; i <= many; i++) {
      assertThat(follower.next(WAIT)).contains(at("7-" + i, STARTED));
    }
  }

  @Test
  void beginsBehindAStoredEntry() throws InterruptedException {
    stream.add("7-1", CREATED).add("7-2", STARTED);
    assertThat(follower(StartAt.after(new EntryId(7, 1))).next(WAIT)).contains(at("7-2", STARTED));
  }

  @Test
  void beginsWithWhatComesAfterItFoundTheStream() throws InterruptedException {
    EventFollower follower = follower(StartAt.NOW);
    stream.add("7-1", CREATED);
    assertThat(follower.next(WAIT)).isEmpty();
    stream.add("7-2", STARTED);
    assertThat(follower.next(WAIT)).contains(at("7-2", STARTED));
  }

  @Test
  void beginsNowOnAStreamThatIsEmpty() throws InterruptedException {
    EventFollower follower = follower(StartAt.NOW);
    assertThat(follower.next(WAIT)).isEmpty();
    stream.add("7-1", CREATED);
    assertThat(follower.next(WAIT)).contains(at("7-1", CREATED));
  }

  @Test
  void waitsAsLongAsItMayInReadsThatAreNotTooLong() throws InterruptedException {
    assertThat(follower(StartAt.BEGINNING).next(WAIT)).isEmpty();
    assertThat(stream.waits())
        .containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(5));
  }

  @Test
  void looksOnceWhenItMayNotWait() throws InterruptedException {
    EventFollower follower = follower(StartAt.BEGINNING);
    assertThat(follower.next(Duration.ZERO)).isEmpty();
    stream.add("7-1", CREATED);
    assertThat(follower.next(Duration.ZERO)).contains(at("7-1", CREATED));
    assertThat(stream.waits()).containsExactly(Duration.ZERO, Duration.ZERO);
  }

  @Test
  void goesOnAfterAnOutageBehindWhatItRead() throws InterruptedException {
    EventFollower follower = follower(StartAt.BEGINNING);
    stream.add("7-1", CREATED);
    assertThat(follower.next(WAIT)).contains(at("7-1", CREATED));
    stream.away(3).add("7-2", STARTED);
    assertThat(follower.next(WAIT)).contains(at("7-2", STARTED));
  }

  @Test
  void tellsOfAnOutageOnceAndOfItsEnd() throws InterruptedException {
    stream.away(3).add("7-1", CREATED);
    try (CapturedLog log = new CapturedLog(EventFollower.class)) {
      assertThat(follower(StartAt.NOW).next(WAIT)).isEmpty();
      assertThat(log.lines())
          .containsExactly(
              "WARNING no events for now: Redis at nowhere can't be reached; trying again",
              "INFO following events again");
    }
  }

  @Test
  void givesUpWaitingWhenTheStreamStaysAway() throws InterruptedException {
    stream.away(Integer.MAX_VALUE);
    assertThat(follower(StartAt.NOW).next(Duration.ofMillis(250))).isEmpty();
  }

  @Test
  void passesOverWhatItCannotReadAndDoesNotReadItAgain() throws InterruptedException {
    EventFollower follower = follower(StartAt.BEGINNING);
    stream.add("7-1", Map.of("type", "frozen")).add("7-2", STARTED);
    try (CapturedLog log = new CapturedLog(FollowedEvent.class)) {
      assertThat(follower.next(WAIT)).contains(at("7-2", STARTED));
      assertThat(follower.next(WAIT)).isEmpty();
      assertThat(log.lines()).hasSize(1);
    }
  }

  @Test
  void readsOnWhenAWholeReadIsPassedOver() throws InterruptedException {
    EventFollower follower = follower(StartAt.BEGINNING);
    stream.add("7-1", Map.of("type", "frozen"));
    stream.whenDry(() -> stream.add("7-2", STARTED).whenDry(() -> {}));
    assertThat(follower.next(WAIT)).contains(at("7-2", STARTED));
  }

  private static StreamState state(String position, String entry, LifecycleEvent event) {
    String json = new StateFields(entry, EventFields.of(event)).toJson();
    return new StreamState(EntryId.parse(position), Map.of("blue/web", json));
  }

  private static Snapshot snapshot(String position, String entry, LifecycleEvent event) {
    return new Snapshot(EntryId.parse(position), List.of(at(entry, event)));
  }

  @Test
  void givesASnapshotInPlaceOfWhatWasTrimmedAndGoesOnBehindIt() throws InterruptedException {
    stream.add("7-5", CREATED).add("7-8", STARTED).add("7-9", EXITED);
    stream.state(state("7-8", "7-8", STARTED));
    EventFollower follower = follower(StartAt.after(new EntryId(7, 4)));
    try (CapturedLog log = new CapturedLog(EventFollower.class)) {
      assertThat(follower.next(WAIT)).contains(at("7-5", CREATED));
      assertThat(follower.next(WAIT)).contains(snapshot("7-8", "7-8", STARTED));
      assertThat(follower.next(WAIT)).contains(at("7-9", EXITED));
      assertThat(log.lines()).containsExactly("WARNING 2 events between 7-5 and 7-8 are lost");
    }
  }

  @Test
  void givesASnapshotWhenANewEpochBegins() throws InterruptedException {
    stream.add("7-1", CREATED).add("9-1", CREATED).add("9-2", STARTED).add("9-3", EXITED);
    stream.state(state("9-2", "9-2", STARTED));
    EventFollower follower = follower(StartAt.BEGINNING);
    assertThat(follower.next(WAIT)).contains(at("7-1", CREATED));
    assertThat(follower.next(WAIT)).contains(snapshot("9-2", "9-2", STARTED));
    assertThat(follower.next(WAIT)).contains(at("9-3", EXITED));
  }

  @Test
  void givesASnapshotOfAnEpochInWhichNothingHasHappened() throws InterruptedException {
    stream.add("7-1", CREATED);
    EventFollower follower = follower(StartAt.BEGINNING);
    assertThat(follower.next(WAIT)).contains(at("7-1", CREATED));
    stream.state(new StreamState(new EntryId(9, 0), Map.of()));
    assertThat(follower.next(WAIT)).contains(new Snapshot(new EntryId(9, 0), List.of()));
  }

  @Test
  void givesASnapshotOfAnEpochWhoseNumberIsLower() throws InterruptedException {
    stream.state(state("5-2", "5-2", STARTED));
    EventFollower follower = follower(StartAt.after(new EntryId(7, 9)));
    assertThat(follower.next(WAIT)).contains(snapshot("5-2", "5-2", STARTED));
  }

  @Test
  void waitsForAStateThatSaysEnough() throws InterruptedException {
    stream.add("7-5", CREATED).state(state("7-3", "7-3", CREATED));
    EventFollower follower = follower(StartAt.after(new EntryId(7, 1)));
    assertThat(follower.next(Duration.ZERO)).isEmpty();
    stream.state(state("7-5", "7-5", CREATED));
    assertThat(follower.next(Duration.ZERO)).contains(snapshot("7-5", "7-5", CREATED));
  }

  @Test
  void beginsWithWhatThereIsWhereThatIsAskedFor() throws InterruptedException {
    stream.add("7-4", STARTED).add("7-5", EXITED).state(state("7-4", "7-4", STARTED));
    EventFollower follower = follower(StartAt.STATE);
    assertThat(follower.next(WAIT)).contains(snapshot("7-4", "7-4", STARTED));
    assertThat(follower.next(WAIT)).contains(at("7-5", EXITED));
  }

  @Test
  void endsAWaitWhenItsThreadIsInterrupted() {
    stream.away(Integer.MAX_VALUE);
    EventFollower follower = follower(StartAt.BEGINNING);
    try (CapturedLog log = new CapturedLog(EventFollower.class)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> follower.next(WAIT)).isInstanceOf(InterruptedException.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void closesItsReader() {
    follower(StartAt.NOW).close();
    assertThat(stream.isClosed()).isTrue();
  }
}
