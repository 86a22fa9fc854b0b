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
import org.zos.zbus.testing.Queues;
import org.zos.zbus.transport.CallerTransport.ReplyQueue;
import org.zos.zbus.transport.RequestQueue.Answered;
import org.zos.zbus.transport.RequestQueue.Reply;
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
    opened.join();
    return opened;
  }

  private ReplyQueue replies(String list) {
    ReplyQueue opened = callers().replies(list);
    open.add(opened);
    return opened;
  }

  private void send(String... requests) {
    for (String request : requests) {
      Queues.send(callers(), name, bytes(request));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static Delivery delivery(String text) {
    return new Delivery(bytes(text), "");
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
    assertThat(Queues.take(server, LONG)).contains(delivery("1"));
    assertThat(Queues.take(server, LONG)).contains(delivery("2"));
    assertThat(Queues.take(server, LONG)).contains(delivery("3"));
  }

  @Test
  void bytesArriveAsTheyWereSent() {
    byte[] everyByte = new byte[256];
    for (int i = 0; i < everyByte.length; i++) {
      everyByte[i] = (byte) i;
    }
    Queues.send(callers(), name, everyByte);
    RequestQueue server = server("a");
    Delivery taken = Queues.take(server, LONG).orElseThrow();
    assertThat(taken.payload()).isEqualTo(everyByte);
    Queues.answer(server, taken, replyTo, everyByte);
    assertThat(replies(replyTo).take(LONG).orElseThrow()).isEqualTo(everyByte);
  }

  @Test
  void takeEndsEmptyWhenNothingComesInTime() {
    assertThat(Queues.take(server("a"), LITTLE)).isEmpty();
    assertThat(replies(replyTo).take(LITTLE)).isEmpty();
  }

  @Test
  void repliesThatAreThereAreTakenTogetherTheOldestFirst() {
    RequestQueue server = server("a");
    send("1", "2", "3", "4");
    for (Delivery taken : Queues.takeMore(server, 4)) {
      Queues.answer(server, taken, replyTo, taken.payload());
    }
    ReplyQueue replies = replies(replyTo);
    assertThat(texts(replies.take(3, LONG))).containsExactly("1", "2", "3");
    assertThat(texts(replies.take(3, LONG))).containsExactly("4");
    assertThat(replies.take(3, LITTLE)).isEmpty();
  }

  private static List<String> texts(List<byte[]> replies) {
    return replies.stream().map(reply -> new String(reply, UTF_8)).toList();
  }

  @Test
  void takeThatMayNotWaitEndsAtOnce() {
    assertThat(Queues.take(server("a"), Duration.ZERO)).isEmpty();
    assertThat(replies(replyTo).take(Duration.ZERO)).isEmpty();
  }

  @Test
  void takeThatMayNotWaitFindsWhatIsThere() {
    send("1");
    assertThat(Queues.take(server("a"), Duration.ZERO)).contains(delivery("1"));
  }

  @Test
  void takeWaitsForARequest() {
    RequestQueue server = server("a");
    Background<Optional<Delivery>> taking = Background.of(() -> Queues.take(server, LONG));
    send("1");
    assertThat(taking.await()).contains(delivery("1"));
  }

  @Test
  void takeWaitsForAReply() {
    ReplyQueue replies = replies(replyTo);
    Background<Optional<String>> taking = Background.of(() -> take(replies, LONG));
    RequestQueue server = server("a");
    send("1");
    Queues.answer(server, Queues.take(server, LONG).orElseThrow(), replyTo, bytes("one"));
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
      Optional<Delivery> next = Queues.take(server, LITTLE);
      while (next.isPresent()) {
        taken.add(next.get());
        next = Queues.take(server, LITTLE);
      }
      return taken;
    });
  }

  @Test
  void takeMoreTakesWhatWaitsInOrderAndNoMoreThanAsked() {
    RequestQueue server = server("a");
    send(numbered(50));
    assertThat(Queues.takeMore(server, 40)).first().isEqualTo(delivery("request 0"));
    assertThat(Queues.takeMore(server, 40)).hasSize(10).last().isEqualTo(delivery("request 49"));
    assertThat(server.join()).hasSize(50);
  }

  @Test
  void takeMoreDoesNotWait() {
    RequestQueue server = server("a");
    assertThat(Queues.takeMore(server, 3)).isEmpty();
    send("1");
    assertThat(Queues.takeMore(server, 3)).containsExactly(delivery("1"));
  }

  @Test
  void requestIsInFlightFromTheTimeItIsTakenUntilItIsAnswered() {
    RequestQueue server = server("a");
    send("1", "2");
    assertThat(server.join()).isEmpty();
    Delivery first = Queues.take(server, LONG).orElseThrow();
    Delivery second = Queues.take(server, LONG).orElseThrow();
    assertThat(server.join()).containsExactly(first, second);
    assertThat(Queues.answer(server, first, replyTo, bytes("one"))).isEqualTo(Answered.SENT);
    assertThat(server.join()).containsExactly(second);
  }

  @Test
  void answersReachTheCallerInTheirOrder() {
    RequestQueue server = server("a");
    send("1", "2");
    Queues.answer(server, Queues.take(server, LONG).orElseThrow(), replyTo, bytes("one"));
    Queues.answer(server, Queues.take(server, LONG).orElseThrow(), replyTo, bytes("two"));
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
    Queues.answer(server, Queues.take(server, LONG).orElseThrow(), replyTo, bytes("one"));
    assertThat(other.take(LITTLE)).isEmpty();
  }

  @Test
  void requestIsAnsweredOnce() {
    RequestQueue server = server("a");
    send("1", "2");
    Delivery first = Queues.take(server, LONG).orElseThrow();
    assertThat(Queues.take(server, LONG)).isPresent();
    Queues.answer(server, first, replyTo, bytes("one"));
    assertThat(Queues.answer(server, first, replyTo, bytes("again"))).isEqualTo(Answered.NOT_MINE);
    ReplyQueue replies = replies(replyTo);
    assertThat(take(replies, LONG)).contains("one");
    assertThat(take(replies, LITTLE)).isEmpty();
  }

  @Test
  void buriedRequestHasEndedAndItsCallerIsTold() {
    RequestQueue server = server("a");
    send("1", "2");
    Delivery first = Queues.take(server, LONG).orElseThrow();
    Delivery second = Queues.take(server, LONG).orElseThrow();
    server.bury(first, "a letter", Optional.of(new Reply(replyTo, bytes("no"))));
    assertThat(server.join()).containsExactly(second);
    assertThat(take(replies(replyTo), LONG)).contains("no");
    server.bury(second, "a letter", Optional.empty());
    assertThat(server.join()).isEmpty();
    assertThat(take(replies(replyTo), LITTLE)).isEmpty();
  }

  @Test
  void serverIsKnownToOthersOnceItHasTakenARequest() {
    RequestQueue server = server("a");
    send("1");
    Queues.take(server, LONG);
    assertThat(server("b").instances()).contains("a");
  }

  @Test
  void requestsOfADeadServerAreTakenOverOldestFirstAndCounted() {
    RequestQueue dead = server("a");
    send("1", "2");
    Queues.takeMore(dead, 2);
    RequestQueue heir = server("b");
    Delivery first = heir.adopt("a").orElseThrow();
    assertThat(first).isEqualTo(delivery("1"));
    assertThat(first.adoptions()).isEqualTo(1);
    assertThat(heir.join()).containsExactly(first);
    assertThat(heir.adopt("a")).contains(delivery("2"));
    assertThat(heir.adopt("a")).isEmpty();
    assertThat(heir.instances()).doesNotContain("a");
    assertThat(dead.join()).isEmpty();
  }

  @Test
  void requestThatWasTakenOverIsAnsweredByTheHeirOnly() {
    RequestQueue stalled = server("a");
    send("1");
    Delivery taken = Queues.take(stalled, LONG).orElseThrow();
    RequestQueue heir = server("b");
    Delivery adopted = heir.adopt("a").orElseThrow();
    assertThat(Queues.answer(stalled, taken, replyTo, bytes("mine"))).isEqualTo(Answered.NOT_MINE);
    assertThat(Queues.answer(heir, adopted, replyTo, bytes("one"))).isEqualTo(Answered.SENT);
    ReplyQueue replies = replies(replyTo);
    assertThat(take(replies, LONG)).contains("one");
    assertThat(take(replies, LITTLE)).isEmpty();
  }

  @Test
  void requestKeepsItsCountFromHeirToHeir() {
    send("1");
    Queues.take(server("a"), LONG);
    server("b").adopt("a");
    RequestQueue last = server("c");
    Delivery adopted = last.adopt("b").orElseThrow();
    assertThat(adopted.adoptions()).isEqualTo(2);
    assertThat(last.join().getFirst().adoptions()).isEqualTo(2);
    assertThat(Queues.answer(last, adopted, replyTo, bytes("one"))).isEqualTo(Answered.SENT);
    assertThat(last.join()).isEmpty();
  }

  @Test
  void whatIsInFlightBelongsToTheInstance() {
    send("1");
    Delivery taken = Queues.take(server("a"), LONG).orElseThrow();
    assertThat(server("b").join()).isEmpty();
    RequestQueue successor = server("a");
    assertThat(successor.join()).containsExactly(taken);
    assertThat(Queues.answer(successor, taken, replyTo, bytes("one"))).isEqualTo(Answered.SENT);
    assertThat(take(replies(replyTo), LONG)).contains("one");
  }

  @Test
  void requestsForAnotherObjectAreNotSeen() {
    RequestQueue other = server(randomName(), "a");
    send("1");
    assertThat(Queues.take(other, LITTLE)).isEmpty();
  }

  @Test
  void wakeEndsATakeThatWaits() {
    RequestQueue server = server("a");
    Background<Optional<Delivery>> taking = Background.of(() -> Queues.take(server, LONG));
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
          Queues.take(server, LITTLE).ifPresent(taken::add);
          Queues.takeMore(server, 200).forEach(taken::add);
          return taken.size() == 200;
        });
    sending.await();
    assertThat(taken).doesNotHaveDuplicates();
  }

  @Test
  void wakeIsForOneServerOnly() {
    RequestQueue server = server("a");
    server("b").wake();
    Background<Optional<Delivery>> taking = Background.of(() -> Queues.take(server, LONG));
    send("1");
    assertThat(taking.await()).contains(delivery("1"));
  }

  @Test
  void requestThatWaitsCanBeTakenBack() {
    send("1", "2");
    assertThat(callers().withdraw(name, bytes("1"))).isTrue();
    assertThat(callers().withdraw(name, bytes("1"))).isFalse();
    assertThat(Queues.take(server("a"), LONG)).contains(delivery("2"));
  }

  @Test
  void requestThatWasTakenCantBeTakenBack() {
    send("1");
    RequestQueue server = server("a");
    Delivery taken = Queues.take(server, LONG).orElseThrow();
    assertThat(callers().withdraw(name, bytes("1"))).isFalse();
    assertThat(server.join()).containsExactly(taken);
  }

  @Test
  void closeEndsATakeThatWaits() {
    RequestQueue server = server("a");
    ReplyQueue replies = replies(replyTo);
    Background<Optional<Delivery>> request =
        Background.of(() -> quietly(() -> Queues.take(server, LONG)));
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
    Delivery taken = Queues.take(server, LONG).orElseThrow();
    server.close();
    assertThatThrownBy(() -> Queues.answer(server, taken, replyTo, bytes("one")))
        .isInstanceOf(TransportException.class);
    assertThatThrownBy(() -> Queues.take(server, LONG)).isInstanceOf(TransportException.class);
    RequestQueue successor = server("a");
    assertThat(successor.join()).containsExactly(taken);
    assertThat(Queues.take(successor, LONG)).contains(delivery("2"));
    assertThat(take(replies(replyTo), LITTLE)).isEmpty();
  }
}
