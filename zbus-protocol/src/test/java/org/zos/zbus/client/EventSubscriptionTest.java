package org.zos.zbus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.zos.zbus.codec.CodecException;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.server.EventSource;
import org.zos.zbus.testing.Background;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.transport.TransportException;

class EventSubscriptionTest {
  private static final Duration LITTLE = Duration.ofMillis(50);
  private static final String CHANNEL = "office.desk@1.0.Moved";

  private final BreakableChannels channels = new BreakableChannels();
  private final EventSource<Long> source =
      EventSource.of(channels, TestBus.QUEUE, "Moved", Codecs.INT64);

  @AutoClose private final EventSubscription<Long> subscription = subscribe();

  private EventSubscription<Long> subscribe() {
    EventSubscription<Long> opened =
        EventSubscription.to(channels, TestBus.QUEUE, "Moved", Codecs.INT64).capacity(3).open();
    assertThat(opened.awaitListening(TestBus.PATIENCE)).isTrue();
    return opened;
  }

  @Test
  void eventsComeInTheOrderOfTheirPublishing() {
    assertThat(source.publish(1L)).isEqualTo(1);
    source.publish(2L);
    assertThat(next()).contains(1L);
    assertThat(next()).contains(2L);
    assertThat(subscription.next(LITTLE)).isEmpty();
    assertThat(subscription.missed()).isZero();
  }

  private Optional<Long> next() {
    return subscription.next(TestBus.PATIENCE);
  }

  @Test
  void channelAndBytesAreThoseOfTheProtocol() {
    channels.publish(CHANNEL, new byte[] {5});
    assertThat(next()).contains(5L);
  }

  @Test
  void nextWaitsForAnEvent() {
    Background<Optional<Long>> waiting = Background.of(this::next);
    source.publish(7L);
    assertThat(waiting.await()).contains(7L);
  }

  @Test
  void slowReaderMissesTheOldestEventsAndTheyAreCounted() {
    LongStream.range(0, 5).forEach(source::publish);
    assertThat(subscription.missed()).isEqualTo(2);
    assertThat(List.of(next(), next(), next()))
        .containsExactly(Optional.of(2L), Optional.of(3L), Optional.of(4L));
    source.publish(5L);
    assertThat(next()).contains(5L);
    assertThat(subscription.missed()).isEqualTo(2);
  }

  @Test
  void eventGoesToOneOfThoseWhoWait() {
    List<Background<Optional<Long>>> readers =
        IntStream.range(0, 3).mapToObj(i -> Background.of(this::next)).toList();
    LongStream.range(0, 3).forEach(source::publish);
    assertThat(readers.stream().map(reader -> reader.await().orElseThrow()))
        .containsExactlyInAnyOrder(0L, 1L, 2L);
  }

  @Test
  void whatCantBeDecodedIsReportedAndTheNextEventComesAllTheSame() {
    channels.publish(CHANNEL, new byte[] {(byte) 0xa1, 'x'});
    source.publish(1L);
    assertThatThrownBy(this::next)
        .isInstanceOf(CodecException.class)
        .hasMessageContaining(CHANNEL)
        .hasMessageContaining("expecting int64");
    assertThat(next()).contains(1L);
  }

  @Test
  void subscribesAgainAfterABreakUntilItWorks() {
    channels.goAway();
    Eventually.that("it has tried a few times", () -> channels.refused() >= 3);
    assertThat(subscription.awaitListening(Duration.ZERO)).isFalse();
    assertThat(subscription.interruptions()).isEqualTo(1);
    channels.comeBack();
    assertThat(subscription.awaitListening(TestBus.PATIENCE)).isTrue();
    source.publish(9L);
    assertThat(next()).contains(9L);
    assertThat(subscription.interruptions()).isEqualTo(1);
  }

  @Test
  void eventsFromBeforeABreakAreStillRead() {
    source.publish(1L);
    channels.goAway();
    Eventually.that("the break is noticed", () -> subscription.interruptions() == 1);
    assertThat(next()).contains(1L);
  }

  @Test
  void opensWhileTheTransportIsAway() {
    BreakableChannels away = new BreakableChannels();
    away.goAway();
    try (EventSubscription<Long> early =
        EventSubscription.to(away, TestBus.QUEUE, "Moved", Codecs.INT64).open()) {
      assertThat(early.awaitListening(LITTLE)).isFalse();
      assertThat(early.next(LITTLE)).isEmpty();
      away.comeBack();
      assertThat(early.awaitListening(TestBus.PATIENCE)).isTrue();
      assertThat(early.interruptions()).isZero();
    }
  }

  @Test
  void closeEndsEachWaitAndStopsListening() {
    Background<Boolean> waiting = Background.of(this::nextFails);
    subscription.close();
    assertThat(waiting.await()).isTrue();
    assertThat(nextFails()).isTrue();
    assertThat(source.publish(1L)).isZero();
  }

  private boolean nextFails() {
    try {
      next();
      return false;
    } catch (TransportException closed) {
      return true;
    }
  }

  @Test
  void closeEndsASubscriptionThatTriesToReconnect() {
    channels.goAway();
    Eventually.that("it tries", () -> channels.refused() >= 1);
    subscription.close();
    channels.comeBack();
    assertThat(subscription.awaitListening(LITTLE)).isFalse();
  }

  @Test
  void roomForNoEventIsRefused() {
    assertThatThrownBy(() ->
            EventSubscription.to(channels, TestBus.QUEUE, "Moved", Codecs.INT64).capacity(0).open())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
