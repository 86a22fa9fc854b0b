package org.zos.zbus.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zos.zbus.testing.Background;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.transport.CallerTransport.ReplyQueue;
import org.zos.zbus.transport.RequestQueue.Answered;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.QueueName;

/** What every transport promises to the server and to the caller on its two ends. */
public abstract class TransportContract {
  private static final Duration LITTLE = Duration.ofMillis(50);

  /** So long that whoever waits it out has failed by then. */
  private static final Duration LONG = Duration.ofMinutes(10);

  private final QueueName name = randomName();
  private final String replyTo = UUID.randomUUID().toString();
  private final List<AutoCloseable> open = new ArrayList<>();

  /** The server's end of what is under test. */
  protected abstract ServerTransport servers();

  /** The caller's end of the same. */
  protected abstract CallerTransport callers();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private static QueueName randomName() {
    return new QueueName("kit", new ObjectId(UUID.randomUUID().toString(), "1.0"));
  }

  private RequestQueue server(String instance) {
    return server(name, instance);
  }

  private RequestQueue server(QueueName queue, String instance) {
    RequestQueue opened = servers().open(queue, instance);
    open.add(opened);
    return opened;
  }

  private ReplyQueue replies(String list) {
    ReplyQueue opened = callers().replies(list);
    open.add(opened);
    return opened;
  }

  private void send(String... requests) {
    for (String request : requests) {
      callers().send(name, bytes(request));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static Delivery delivery(String text) {
    return new Delivery(bytes(text));
  }

  private static Optional<String> take(ReplyQueue replies, Duration wait) {
    return replies.take(wait).map(reply -> new String(reply, UTF_8));
  }

  private static String[] numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> "request " + i).toArray(String[]::new);
  }

  @Test
  void requestsAreTakenInTheOrderInWhichTheyWereSent() {
    RequestQueue server = server("a");
    send("1", "2", "3");
    assertThat(server.take(LONG)).contains(delivery("1"));
    assertThat(server.take(LONG)).contains(delivery("2"));
    assertThat(server.take(LONG)).contains(delivery("3"));
  }

  @Test
  void bytesArriveAsTheyWereSent() {
    byte[] everyByte = new byte[256];
    for (int i = 0; i < everyByte.length; i++) {
      everyByte[i] = (byte) i;
    }
    callers().send(name, everyByte);
    RequestQueue server = server("a");
    Delivery taken = server.take(LONG).orElseThrow();
    assertThat(taken.payload()).isEqualTo(everyByte);
    server.answer(taken, replyTo, everyByte);
    assertThat(replies(replyTo).take(LONG).orElseThrow()).isEqualTo(everyByte);
  }

  @Test
  void takeEndsEmptyWhenNothingComesInTime() {
    assertThat(server("a").take(LITTLE)).isEmpty();
    assertThat(replies(replyTo).take(LITTLE)).isEmpty();
  }

  @Test
  void takeThatMayNotWaitEndsAtOnce() {
    assertThat(server("a").take(Duration.ZERO)).isEmpty();
    assertThat(replies(replyTo).take(Duration.ZERO)).isEmpty();
  }

  @Test
  void takeThatMayNotWaitFindsWhatIsThere() {
    send("1");
    assertThat(server("a").take(Duration.ZERO)).contains(delivery("1"));
  }

  @Test
  void takeWaitsForARequest() {
    RequestQueue server = server("a");
    Background<Optional<Delivery>> taking = Background.of(() -> server.take(LONG));
    send("1");
    assertThat(taking.await()).contains(delivery("1"));
  }

  @Test
  void takeWaitsForAReply() {
    ReplyQueue replies = replies(replyTo);
    Background<Optional<String>> taking = Background.of(() -> take(replies, LONG));
    RequestQueue server = server("a");
    send("1");
    server.answer(server.take(LONG).orElseThrow(), replyTo, bytes("one"));
    assertThat(taking.await()).contains("one");
  }

  @Test
  void requestIsTakenByOneServerOnly() {
    String[] requests = numbered(200);
    List<Background<List<Delivery>>> takers =
        List.of(takingUntilEmpty("a"), takingUntilEmpty("a"), takingUntilEmpty("b"));
    send(requests);
    List<Delivery> taken = new ArrayList<>();
    takers.forEach(taker -> taken.addAll(taker.await()));
    taken.addAll(takingUntilEmpty("c").await());
    assertThat(taken.stream().map(delivery -> new String(delivery.payload(), UTF_8)))
        .containsExactlyInAnyOrder(requests);
  }

  private Background<List<Delivery>> takingUntilEmpty(String instance) {
    RequestQueue server = server(instance);
    return Background.of(() -> {
      List<Delivery> taken = new ArrayList<>();
      Optional<Delivery> next = server.take(LITTLE);
      while (next.isPresent()) {
        taken.add(next.get());
        next = server.take(LITTLE);
      }
      return taken;
    });
  }

  @Test
  void takeMoreTakesWhatWaitsInOrderAndNoMoreThanAsked() {
    RequestQueue server = server("a");
    send(numbered(50));
    assertThat(server.takeMore(40)).first().isEqualTo(delivery("request 0"));
    assertThat(server.takeMore(40)).hasSize(10).last().isEqualTo(delivery("request 49"));
    assertThat(server.inFlight()).hasSize(50);
  }

  @Test
  void takeMoreDoesNotWait() {
    RequestQueue server = server("a");
    assertThat(server.takeMore(3)).isEmpty();
    send("1");
    assertThat(server.takeMore(0)).isEmpty();
    assertThat(server.takeMore(3)).containsExactly(delivery("1"));
  }

  @Test
  void requestIsInFlightFromTheTimeItIsTakenUntilItIsAnswered() {
    RequestQueue server = server("a");
    send("1", "2");
    assertThat(server.inFlight()).isEmpty();
    Delivery first = server.take(LONG).orElseThrow();
    Delivery second = server.take(LONG).orElseThrow();
    assertThat(server.inFlight()).containsExactly(first, second);
    assertThat(server.answer(first, replyTo, bytes("one"))).isEqualTo(Answered.SENT);
    assertThat(server.inFlight()).containsExactly(second);
  }

  @Test
  void answersReachTheCallerInTheirOrder() {
    RequestQueue server = server("a");
    send("1", "2");
    server.answer(server.take(LONG).orElseThrow(), replyTo, bytes("one"));
    server.answer(server.take(LONG).orElseThrow(), replyTo, bytes("two"));
    ReplyQueue replies = replies(replyTo);
    assertThat(take(replies, LONG)).contains("one");
    assertThat(take(replies, LONG)).contains("two");
    assertThat(take(replies, LITTLE)).isEmpty();
  }

  @Test
  void answerIsSeenByItsCallerOnly() {
    RequestQueue server = server("a");
    send("1");
    ReplyQueue other = replies(UUID.randomUUID().toString());
    server.answer(server.take(LONG).orElseThrow(), replyTo, bytes("one"));
    assertThat(other.take(LITTLE)).isEmpty();
  }

  @Test
  void requestIsAnsweredOnce() {
    RequestQueue server = server("a");
    send("1", "2");
    Delivery first = server.take(LONG).orElseThrow();
    assertThat(server.take(LONG)).isPresent();
    server.answer(first, replyTo, bytes("one"));
    assertThat(server.answer(first, replyTo, bytes("again"))).isEqualTo(Answered.NOT_MINE);
    ReplyQueue replies = replies(replyTo);
    assertThat(take(replies, LONG)).contains("one");
    assertThat(take(replies, LITTLE)).isEmpty();
  }

  @Test
  void droppedRequestHasEnded() {
    RequestQueue server = server("a");
    send("1", "2");
    Delivery first = server.take(LONG).orElseThrow();
    Delivery second = server.take(LONG).orElseThrow();
    server.drop(first);
    assertThat(server.inFlight()).containsExactly(second);
    assertThat(server.take(LITTLE)).isEmpty();
  }

  @Test
  void whatIsInFlightBelongsToTheInstance() {
    send("1");
    Delivery taken = server("a").take(LONG).orElseThrow();
    assertThat(server("b").inFlight()).isEmpty();
    RequestQueue successor = server("a");
    assertThat(successor.inFlight()).containsExactly(taken);
    assertThat(successor.answer(taken, replyTo, bytes("one"))).isEqualTo(Answered.SENT);
    assertThat(take(replies(replyTo), LONG)).contains("one");
  }

  @Test
  void requestsForAnotherObjectAreNotSeen() {
    RequestQueue other = server(randomName(), "a");
    send("1");
    assertThat(other.take(LITTLE)).isEmpty();
  }

  @Test
  void wakeEndsATakeThatWaits() {
    RequestQueue server = server("a");
    Background<Optional<Delivery>> taking = Background.of(() -> server.take(LONG));
    Eventually.that(
        "the take ends",
        () -> {
          server.wake();
          return taking.isDone();
        });
    assertThat(taking.await()).isEmpty();
  }

  @Test
  void wakeLosesNoRequest() {
    RequestQueue server = server("a");
    Background<Boolean> sending =
        Background.run(() -> {
          for (String request : numbered(200)) {
            server.wake();
            send(request);
          }
        });
    List<Delivery> taken = new ArrayList<>();
    Eventually.that(
        "all requests come",
        () -> {
          server.take(LITTLE).ifPresent(taken::add);
          server.takeMore(200).forEach(taken::add);
          return taken.size() == 200;
        });
    sending.await();
    assertThat(taken).doesNotHaveDuplicates();
  }

  @Test
  void wakeIsForOneServerOnly() {
    RequestQueue server = server("a");
    server("b").wake();
    Background<Optional<Delivery>> taking = Background.of(() -> server.take(LONG));
    send("1");
    assertThat(taking.await()).contains(delivery("1"));
  }

  @Test
  void requestThatWaitsCanBeTakenBack() {
    send("1", "2");
    assertThat(callers().withdraw(name, bytes("1"))).isTrue();
    assertThat(callers().withdraw(name, bytes("1"))).isFalse();
    assertThat(server("a").take(LONG)).contains(delivery("2"));
  }

  @Test
  void requestThatWasTakenCantBeTakenBack() {
    send("1");
    RequestQueue server = server("a");
    Delivery taken = server.take(LONG).orElseThrow();
    assertThat(callers().withdraw(name, bytes("1"))).isFalse();
    assertThat(server.inFlight()).containsExactly(taken);
  }

  @Test
  void closeEndsATakeThatWaits() {
    RequestQueue server = server("a");
    ReplyQueue replies = replies(replyTo);
    Background<Optional<Delivery>> request = Background.of(() -> quietly(() -> server.take(LONG)));
    Background<Optional<byte[]>> reply = Background.of(() -> quietly(() -> replies.take(LONG)));
    server.close();
    replies.close();
    assertThat(request.await()).isEmpty();
    assertThat(reply.await()).isEmpty();
  }

  /** Closing may show as an end of the wait or as a failure of the transport. */
  private static <T> Optional<T> quietly(Supplier<Optional<T>> taking) {
    try {
      return taking.get();
    } catch (TransportException closed) {
      return Optional.empty();
    }
  }

  @Test
  void closedQueueDoesNothingMore() {
    RequestQueue server = server("a");
    send("1", "2");
    Delivery taken = server.take(LONG).orElseThrow();
    server.close();
    assertThatThrownBy(() -> server.answer(taken, replyTo, bytes("one")))
        .isInstanceOf(TransportException.class);
    assertThatThrownBy(() -> server.take(LONG)).isInstanceOf(TransportException.class);
    RequestQueue successor = server("a");
    assertThat(successor.inFlight()).containsExactly(taken);
    assertThat(successor.take(LONG)).contains(delivery("2"));
    assertThat(take(replies(replyTo), LITTLE)).isEmpty();
  }
}
