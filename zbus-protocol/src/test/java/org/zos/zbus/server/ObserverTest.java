package org.zos.zbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.codec.WireCodec;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.transport.InMemoryBroker;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.Outcome.Faulted;
import org.zos.zbus.wire.Outcome.Returned;
import org.zos.zbus.wire.Request;

/** What a server tells whoever counts. */
class ObserverTest {
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final InMemoryBroker broker = new InMemoryBroker();

  private final ServerObserver observer =
      new ServerObserver() {
        @Override
        public void called(ObjectId object, String method, boolean succeeded, Duration took) {
          assertThat(took).isBetween(Duration.ZERO, TestBus.PATIENCE);
          seen.add(object + "." + method + (succeeded ? " succeeded" : " failed"));
        }

        @Override
        public void undecodable(ObjectId object) {
          seen.add(object + " undecodable");
        }

        @Override
        public void unanswerable(ObjectId object) {
          seen.add(object + " unanswerable");
        }
      };

  @AutoClose
  private final TestBus bus =
      TestBus.on(
          broker,
          broker,
          settings -> settings.observer(observer),
          MethodSpec.named("Do").returningNothing(call -> {}),
          MethodSpec.named("Fail")
              .returningNothing(call -> {
                throw new IllegalStateException("no");
              }));

  @Test
  void callsAreToldWithHowTheyEnded() {
    assertThat(bus.ask("Do")).isInstanceOf(Returned.class);
    bus.ask("Fail");
    assertThat(bus.ask("Missing")).isInstanceOf(Faulted.class);
    assertThat(seen)
        .containsExactly(
            "desk@1.0.Do succeeded", "desk@1.0.Fail failed", "desk@1.0.Missing failed");
  }

  @Test
  void requestThatIsNothingIsTold() {
    bus.send(new byte[] {1, 2, 3});
    Eventually.that("it is told", () -> seen.contains("desk@1.0 undecodable"));
  }

  @Test
  void requestWithoutAPlaceForItsAnswerIsTold() {
    bus.send(WireCodec.encode(new Request("id", List.of(), TestBus.OBJECT, "", "Do")));
    Eventually.that("it is told", () -> seen.contains("desk@1.0 unanswerable"));
    assertThat(seen).doesNotContain("desk@1.0.Do succeeded");
  }

  @Test
  void requestThatIsTooLargeIsRefusedAndTold() {
    byte[] much = new byte[CallRunner.MOST_BYTES];
    assertThat(bus.ask("Do", Codecs.BYTES.encode(much)))
        .isInstanceOfSatisfying(
            Faulted.class, it -> assertThat(it.message()).contains("too many for a request"));
    assertThat(seen).contains("desk@1.0 undecodable");
    assertThat(broker.deadLetters().getFirst().length()).isLessThan(10_000);
  }
}
