package org.zos.zbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zos.zbus.codec.WireCodec;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.Gate;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.transport.InMemoryBroker;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.wire.Request;

/** To which lists the server writes. */
class ReplyRulesTest {
  private final Gate gate = new Gate();
  private final InMemoryBroker broker = new InMemoryBroker();

  @AutoClose
  private final TestBus bus =
      TestBus.on(
          broker,
          broker,
          settings -> settings.names(() -> "main"),
          MethodSpec.named("Do").returningNothing(call -> gate.pass()));

  @AutoClose private final RequestQueue sameInstance = broker.open(TestBus.QUEUE, "main");

  static List<String> lists() {
    return List.of(
        "",
        "x".repeat(129),
        "é".repeat(65),
        TestBus.QUEUE.key(),
        TestBus.QUEUE.key() + ".inflight.main",
        TestBus.QUEUE.eventKey("Events"),
        "office.zbus@1.0",
        "flist.flist@0.0.1");
  }

  @ParameterizedTest
  @MethodSource("lists")
  void requestWithAListOfThatNameIsNeitherRunNorAnsweredAndHasEnded(String list) {
    send(list);
    Eventually.that(
        "the request has ended",
        () -> broker.deadLetters().size() == 1 && sameInstance.join().isEmpty());
    assertThat(bus.hasReply(list)).isFalse();
    assertThat(gate.arrivals()).isZero();
    assertThat(broker.deadLetters()).singleElement().asString().contains("not allowed");
  }

  @Test
  void longestNameThatIsAllowedIsAnswered() {
    gate.letAllGo();
    String list = "é".repeat(64);
    send(list);
    assertThat(bus.outcome(list)).isNotNull();
  }

  private void send(String replyTo) {
    bus.send(WireCodec.encode(new Request("id", List.of(), TestBus.OBJECT, replyTo, "Do")));
  }
}
