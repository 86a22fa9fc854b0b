package org.zos.zbus.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zos.zbus.testing.Background;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.transport.EventChannels.Listening;

/** What all event channels promise to those who publish and those who listen. */
public abstract class EventChannelsContract {
  private static final Duration LITTLE = Duration.ofMillis(50);

  /** So long that whoever waits it out has failed by then. */
  private static final Duration LONG = Duration.ofMinutes(10);

  private final String channel = UUID.randomUUID().toString();
  private final List<Listening> open = new ArrayList<>();

  /** What is under test. */
  protected abstract EventChannels channels();

  @AfterEach
  void closeAll() {
    open.forEach(Listening::close);
  }

  private Listening listen(BlockingQueue<byte[]> heard) {
    Listening listening = channels().listen(channel, heard::add);
    open.add(listening);
    return listening;
  }

  private BlockingQueue<byte[]> heard() {
    BlockingQueue<byte[]> heard = new LinkedBlockingQueue<>();
    listen(heard);
    return heard;
  }

  private void publish(String... messages) {
    for (String message : messages) {
      channels().publish(channel, message.getBytes(UTF_8));
    }
  }

  private static void assertHeard(BlockingQueue<byte[]> heard, String... messages) {
    Eventually.asserted(
        "the messages arrive",
        () ->
            assertThat(heard.stream().map(message -> new String(message, UTF_8)))
                .containsExactly(messages));
  }

  @Test
  void whatIsPublishedIsHeardInOrder() {
    String[] messages = IntStream.range(0, 100).mapToObj(i -> "m" + i).toArray(String[]::new);
    BlockingQueue<byte[]> heard = heard();
    publish(messages);
    assertHeard(heard, messages);
  }

  @Test
  void bytesArriveAsTheyWerePublished() throws InterruptedException {
    byte[] everyByte = new byte[256];
    for (int i = 0; i < everyByte.length; i++) {
      everyByte[i] = (byte) i;
    }
    BlockingQueue<byte[]> heard = heard();
    channels().publish(channel, everyByte);
    assertThat(heard.take()).isEqualTo(everyByte);
  }

  @Test
  void publishingSaysHowManyWereTold() {
    assertThat(channels().publish(channel, new byte[] {1})).isZero();
    heard();
    heard();
    assertThat(channels().publish(channel, new byte[] {1})).isEqualTo(2);
  }

  @Test
  void everybodyHearsEachMessage() {
    BlockingQueue<byte[]> one = heard();
    BlockingQueue<byte[]> other = heard();
    publish("a", "b");
    assertHeard(one, "a", "b");
    assertHeard(other, "a", "b");
  }

  @Test
  void whatWasPublishedBeforeIsNotHeard() {
    publish("early");
    BlockingQueue<byte[]> heard = heard();
    publish("now");
    assertHeard(heard, "now");
  }

  @Test
  void otherChannelsAreNotHeard() {
    BlockingQueue<byte[]> heard = heard();
    channels().publish(channel + ".other", new byte[] {1});
    channels().publish("*", new byte[] {1});
    publish("mine");
    assertHeard(heard, "mine");
  }

  @Test
  void messagesOfManyThreadsAreEachHeardOnce() {
    BlockingQueue<byte[]> heard = heard();
    List<Background<Boolean>> publishing =
        IntStream.range(0, 8).mapToObj(i -> Background.run(() -> publishTen(i))).toList();
    publishing.forEach(Background::await);
    Eventually.asserted(
        "80 messages arrive",
        () ->
            assertThat(heard.stream().map(message -> new String(message, UTF_8)).distinct())
                .hasSize(80));
    assertThat(heard).hasSize(80);
  }

  private void publishTen(int thread) {
    for (int i = 0; i < 10; i++) {
      publish(thread + "/" + i);
    }
  }

  @Test
  void listeningLastsWhileTheTransportIsThere() throws InterruptedException {
    Listening listening = listen(new LinkedBlockingQueue<>());
    assertThat(listening.lasts(LITTLE)).isTrue();
    assertThat(listening.lasts(Duration.ZERO)).isTrue();
  }

  @Test
  void whoHasClosedHearsNothingMore() {
    BlockingQueue<byte[]> closed = new LinkedBlockingQueue<>();
    Listening listening = listen(closed);
    publish("before");
    assertHeard(closed, "before");
    listening.close();
    Eventually.that(
        "nobody is told", () -> channels().publish(channel, "late".getBytes(UTF_8)) == 0);
    BlockingQueue<byte[]> heard = heard();
    int soFar = closed.size();
    publish("after");
    assertHeard(heard, "after");
    assertThat(closed).hasSize(soFar);
  }

  @Test
  void closingEndsAWait() throws InterruptedException {
    Listening listening = listen(new LinkedBlockingQueue<>());
    Background<Boolean> waiting = Background.of(() -> listening.lasts(LONG));
    listening.close();
    assertThat(waiting.await()).isFalse();
    listening.close();
    assertThat(listening.lasts(LONG)).isFalse();
  }
}
