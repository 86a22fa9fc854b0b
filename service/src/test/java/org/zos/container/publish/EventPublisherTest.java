package org.zos.container.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zos.container.publish.Sample.created;
import static org.zos.container.publish.Sample.deleted;
import static org.zos.container.publish.Sample.numbered;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.LifecycleEvent;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.transport.Backoff;

final class EventPublisherTest {
  private static final Duration PAUSE = Duration.ofMillis(1);

  /** As many as may wait, besides the one that is being written. */
  private static final int MOST_WAITING = 10_000;

  private final FakeEventLog log = new FakeEventLog();
  private final EventPublisher publisher =
      new EventPublisher(
          log, Clock.systemUTC(), new Backoff(PAUSE, PAUSE, RandomGenerator.getDefault()));
  private final CountDownLatch writing = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @BeforeEach
  void sayThatThereIsNothing() {
    publisher.existing(Listing.of(Sample.THEN, List.of()));
  }

  @AfterEach
  void close() {
    goOn.countDown();
    publisher.close();
  }

  private static List<LifecycleEvent> events(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(Sample::numbered).toList();
  }

  private void awaitWritten(List<LifecycleEvent> events) {
    Eventually.that("all are written", () -> log.entries().size() >= events.size());
    assertThat(log.events()).isEqualTo(events);
  }

  /** Starts it, and holds it up in the midst of writing this event. */
  private void startAndHoldUp(LifecycleEvent event) throws InterruptedException {
    log.beforeAppend(() -> {
      writing.countDown();
      await(goOn);
    });
    publisher.start();
    publisher.accept(event);
    writing.await();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void writesEventsInTheirOrder() {
    publisher.start();
    events(1, 100).forEach(publisher::accept);
    awaitWritten(events(1, 100));
  }

  @Test
  void writesWhatCameBeforeItWasStarted() {
    publisher.accept(created());
    publisher.start();
    awaitWritten(List.of(created()));
  }

  @Test
  void nobodyWaitsWhileAnEventIsBeingWritten() throws InterruptedException {
    startAndHoldUp(numbered(1));
    events(2, 50).forEach(publisher::accept);
    assertThat(log.entries()).isEmpty();
    goOn.countDown();
    awaitWritten(events(1, 50));
  }

  @Test
  void eventsWaitWhileRedisIsAway() {
    log.setAway(true);
    publisher.start();
    events(1, 20).forEach(publisher::accept);
    Eventually.that("it tries again and again", () -> log.positionsAsked() > 3);
    assertThat(log.entries()).isEmpty();
    log.setAway(false);
    awaitWritten(events(1, 20));
  }

  @Test
  void anEventWhoseAnswerWasLostIsWrittenOnce() {
    log.loseAnswer();
    publisher.start();
    events(1, 3).forEach(publisher::accept);
    awaitWritten(events(1, 3));
  }

  @Test
  void whatCameAndWentWhileTooManyWaitIsLeftOut() throws InterruptedException {
    startAndHoldUp(numbered(1));
    publisher.accept(numbered(0));
    IntStream.rangeClosed(2, MOST_WAITING)
        .forEach(i -> {
          publisher.accept(numbered(i));
          publisher.accept(deleted(i));
        });
    publisher.accept(deleted(1));
    goOn.countDown();
    Eventually.that("all are written", () -> log.events().contains(deleted(1)));
    assertThat(log.entries()).hasSizeLessThan(MOST_WAITING + 2);
    assertThat(log.events()).contains(numbered(1), numbered(0), deleted(1));
    assertThat(log.state()).containsOnlyKeys("blue/web-0");
  }

  @Test
  void aRedisThatWasEmptiedIsFilledWithoutAnEvent() {
    publisher.start();
    events(1, 3).forEach(publisher::accept);
    awaitWritten(events(1, 3));
    log.flush();
    Eventually.that("all is there again", () -> log.state().size() == 3);
    Eventually.that("all is told again", () -> log.entries().size() == 3);
  }

  @Test
  void closingWritesWhatStillWaitsThenClosesTheLog() throws InterruptedException {
    startAndHoldUp(numbered(1));
    events(2, 500).forEach(publisher::accept);
    goOn.countDown();
    publisher.close();
    assertThat(log.events()).isEqualTo(events(1, 500));
    assertThat(log.isClosed()).isTrue();
  }

  @Test
  void closingDoesNotWaitForARedisThatStaysAway() {
    log.setAway(true);
    publisher.start();
    publisher.accept(created());
    publisher.close();
    assertThat(log.isClosed()).isTrue();
  }

  @Test
  void canBeClosedWithoutHavingBeenStarted() {
    publisher.accept(created());
    publisher.close();
    assertThat(log.isClosed()).isTrue();
  }
}
