package org.zos.zbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.zos.zbus.codec.WireCodec;
import org.zos.zbus.testing.Gate;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.wire.Outcome.Returned;
import org.zos.zbus.wire.Request;

/** Callers that do not take a new id for each call: theirs are calls like any other. */
class SameBytesTest {
  private static final byte[] REQUEST =
      WireCodec.encode(new Request("always", List.of(), TestBus.OBJECT, "list", "Do"));

  private final Gate gate = new Gate();

  @AutoClose
  private final TestBus bus =
      TestBus.serving(MethodSpec.named("Do").returningNothing(call -> gate.pass()));

  @Test
  void eachIsAnsweredOneAfterTheOther() {
    for (int i = 0; i < 3; i++) {
      bus.send(REQUEST);
    }
    gate.awaitArrivals(1);
    gate.letAllGo();
    for (int i = 0; i < 3; i++) {
      assertThat(bus.outcome("list")).isInstanceOf(Returned.class);
    }
    assertThat(gate.arrivals()).isEqualTo(3);
    assertThat(gate.mostHeld()).isEqualTo(1);
    assertThat(bus.hasReply("list")).isFalse();
  }

  @Test
  void oneThatFollowsTheAnswerAtOnceIsAnsweredToo() {
    gate.letAllGo();
    for (int i = 0; i < 2000; i++) {
      bus.send(REQUEST);
      assertThat(bus.outcome("list")).isInstanceOf(Returned.class);
    }
    assertThat(gate.arrivals()).isEqualTo(2000);
  }
}
