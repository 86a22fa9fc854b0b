package org.zos.zbus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.zos.zbus.CallException;
import org.zos.zbus.ProtocolException;
import org.zos.zbus.client.RemoteObject.RemoteCall;
import org.zos.zbus.codec.CodecException;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.codec.ResponseCodec;
import org.zos.zbus.codec.WireCodec;
import org.zos.zbus.testing.Background;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.Queues;
import org.zos.zbus.transport.Delivery;
import org.zos.zbus.transport.InMemoryBroker;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.wire.CallError;
import org.zos.zbus.wire.EncodedValue;
import org.zos.zbus.wire.ModuleStatus;
import org.zos.zbus.wire.ModuleStatus.Worker;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.Outcome;
import org.zos.zbus.wire.Outcome.Failed;
import org.zos.zbus.wire.Outcome.Faulted;
import org.zos.zbus.wire.Outcome.Returned;
import org.zos.zbus.wire.QueueName;
import org.zos.zbus.wire.Request;
import org.zos.zbus.wire.Response;

/** A client against a server that the test plays itself, reply by reply. */
class ZbusClientTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofMillis(50);
  private static final QueueName QUEUE = new QueueName("office", new ObjectId("desk", "1.0"));
  private static final String REPLIES = "id-0";

  private final InMemoryBroker broker = new InMemoryBroker();
  private final AtomicInteger ids = new AtomicInteger();

  @AutoClose private final RequestQueue server = broker.open(QUEUE, "main");

  @AutoClose
  private final ZbusClient client =
      new ZbusClient(broker, () -> "id-" + ids.getAndIncrement(), RandomGenerator.getDefault());

  private RemoteCall call() {
    return client.object(QUEUE).call("Do");
  }

  private Background<Long> calling() {
    return Background.of(() -> call().returning(Codecs.INT64, PATIENCE));
  }

  /** Takes a request and answers it. */
  private Request answerNext(Outcome outcome) {
    Delivery taken = Queues.take(server, PATIENCE).orElseThrow();
    Request request = WireCodec.decodeRequest(taken.payload());
    answer(taken, new Response(request.id(), outcome));
    return request;
  }

  private void answer(Delivery taken, Response response) {
    Queues.answer(server, taken, REPLIES, ResponseCodec.encode(response));
  }

  private static Outcome returned(long value) {
    return new Returned(Optional.of(Codecs.INT64.encode(value)));
  }

  @Test
  void requestCarriesWhatTheCallSays() {
    Background<Boolean> calling =
        Background.run(() ->
            call().with(Codecs.STRING, "a").with(Codecs.INT64, 7L).returningNothing(PATIENCE));
    List<EncodedValue> inputs = List.of(Codecs.STRING.encode("a"), Codecs.INT64.encode(7L));
    assertThat(answerNext(new Returned(Optional.empty())))
        .isEqualTo(new Request("id-1", inputs, QUEUE.object(), REPLIES, "Do"));
    calling.await();
  }

  @Test
  void valueIsReturned() {
    Background<Long> calling = calling();
    answerNext(returned(7));
    assertThat(calling.await()).isEqualTo(7);
  }

  @Test
  void noValueReadsAsZero() {
    Background<Long> calling = calling();
    answerNext(new Returned(Optional.empty()));
    assertThat(calling.await()).isZero();
  }

  @Test
  void errorOfTheMethodIsThrownWithItsCode() {
    CallError reason = new CallError("desk 7 is taken", "ALREADY_EXISTS");
    Background<Long> calling = calling();
    answerNext(new Failed(Optional.of(Codecs.INT64.encode(0L)), reason));
    assertThatThrownBy(calling::await)
        .cause()
        .isInstanceOfSatisfying(
            CallException.class,
            e -> {
              assertThat(e).hasMessage("desk 7 is taken");
              assertThat(e.error()).isEqualTo(reason);
            });
  }

  @Test
  void faultOfTheProtocolIsThrownAsSuch() {
    Background<Long> calling = calling();
    answerNext(new Faulted("not a function"));
    assertThatThrownBy(calling::await)
        .cause()
        .isInstanceOf(ProtocolException.class)
        .hasMessage("not a function");
  }

  @Test
  void valueOfAnotherTypeIsRefused() {
    Background<Long> calling = calling();
    answerNext(new Returned(Optional.of(Codecs.STRING.encode("x"))));
    assertThatThrownBy(calling::await).cause().isInstanceOf(CodecException.class);
  }

  @Test
  void requestThatNoServerTookIsTakenBackAtTheDeadline() {
    assertThatThrownBy(() -> call().returningNothing(SOON))
        .isInstanceOfSatisfying(CallTimeoutException.class, e -> assertThat(e.neverRan()).isTrue())
        .hasMessageContaining("office.desk@1.0.Do")
        .hasMessageContaining("will not run");
    assertThat(Queues.take(server, SOON)).isEmpty();
  }

  @Test
  void requestThatAServerTookMayHaveRunAtTheDeadline() {
    try (ZbusClient slow = new ZbusClient(new SendingWaitsForTheServer(broker, server))) {
      assertThatThrownBy(() -> slow.object(QUEUE).call("Do").returningNothing(SOON))
          .isInstanceOfSatisfying(
              CallTimeoutException.class, e -> assertThat(e.neverRan()).isFalse())
          .hasMessageContaining("may still be working");
    }
  }

  @Test
  void replyThatComesTooLateIsThrownAway() {
    Background<Long> calling = calling();
    Delivery first = Queues.take(server, PATIENCE).orElseThrow();
    answer(first, new Response("id-of-a-call-given-up", returned(1)));
    assertThat(server.join()).isEmpty();
    Background<Long> second = calling();
    answerNext(returned(2));
    assertThat(second.await()).isEqualTo(2);
    assertThat(calling.isDone()).isFalse();
  }

  @Test
  void replyThatCantBeDecodedHurtsNobodyElse() {
    Background<Long> calling = calling();
    Delivery taken = Queues.take(server, PATIENCE).orElseThrow();
    Queues.answer(server, taken, REPLIES, new byte[] {(byte) 0xc1});
    Background<Long> second = calling();
    answerNext(returned(2));
    assertThat(second.await()).isEqualTo(2);
    assertThat(calling.isDone()).isFalse();
  }

  @Test
  void repliesInAnyOrderReachTheirOwnCalls() {
    List<Background<Long>> calls = List.of(calling(), calling(), calling());
    Eventually.that("all have called", () -> ids.get() == 1 + calls.size());
    List<Delivery> taken =
        calls.stream().map(c -> Queues.take(server, PATIENCE).orElseThrow()).toList();
    for (Delivery delivery : taken.reversed()) {
      String id = WireCodec.decodeRequest(delivery.payload()).id();
      answer(delivery, new Response(id, returned(Long.parseLong(id.substring("id-".length())))));
    }
    assertThat(calls.stream().map(Background::await)).containsExactlyInAnyOrder(1L, 2L, 3L);
  }

  @Test
  void callWhoseRequestDoesNotArriveEndsAtOnce() {
    try (ZbusClient refused = new ZbusClient(new SendingFailsLater(broker))) {
      assertThatThrownBy(() -> refused.object(QUEUE).call("Do").returningNothing(PATIENCE))
          .isInstanceOf(TransportException.class)
          .hasMessage("office.desk@1.0.Do was not answered: no memory");
    }
  }

  @Test
  void statusIsAskedOnTheStatusQueue() {
    ModuleStatus status =
        new ModuleStatus(
            List.of(QUEUE.object()), List.of(new Worker(Worker.FREE, Instant.EPOCH, "")));
    Background<ModuleStatus> asking = Background.of(() -> client.status("office", PATIENCE));
    try (RequestQueue queue = broker.open(QueueName.status("office"), "main")) {
      Delivery taken = Queues.take(queue, PATIENCE).orElseThrow();
      Request request = WireCodec.decodeRequest(taken.payload());
      assertThat(request.method()).isEmpty();
      EncodedValue data = WireCodec.STATUS.encode(status);
      Response response = new Response(request.id(), new Returned(Optional.of(data)));
      Queues.answer(queue, taken, request.replyTo(), ResponseCodec.encode(response));
    }
    assertThat(asking.await()).isEqualTo(status);
  }

  @Test
  void callsThatWaitAreToldWhenTheClientIsClosed() {
    Background<Long> calling = calling();
    assertThat(Queues.take(server, PATIENCE)).isPresent();
    client.close();
    assertThatThrownBy(calling::await).cause().isInstanceOf(TransportException.class);
  }

  @Test
  void closedClientMakesNoCalls() {
    client.close();
    assertThatThrownBy(() -> call().returningNothing(PATIENCE))
        .isInstanceOf(TransportException.class);
    assertThat(Queues.take(server, SOON)).isEmpty();
  }

  @Test
  void callerCanBeInterrupted() {
    Background<Long> calling = calling();
    assertThat(Queues.take(server, PATIENCE)).isPresent();
    calling.interrupt();
    assertThatThrownBy(calling::await)
        .cause()
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("interrupted");
  }

  @Test
  void callThatIsInterruptedBeforeItIsTakenWillNotRun() {
    Background<Long> calling = calling();
    calling.interrupt();
    assertThatThrownBy(calling::await)
        .cause()
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("it was taken back and will not run");
    assertThat(Queues.take(server, SOON)).isEmpty();
  }
}
