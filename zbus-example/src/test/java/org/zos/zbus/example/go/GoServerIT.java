package org.zos.zbus.example.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zos.zbus.codec.Codecs.DURATION;
import static org.zos.zbus.codec.Codecs.INT64;
import static org.zos.zbus.codec.Codecs.STRING;
import static org.zos.zbus.codec.Codecs.TIME;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zos.zbus.CallException;
import org.zos.zbus.ProtocolException;
import org.zos.zbus.client.EventSubscription;
import org.zos.zbus.client.RemoteObject.RemoteCall;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.example.api.Calculator;
import org.zos.zbus.example.api.Utils;
import org.zos.zbus.example.client.UtilsStub;
import org.zos.zbus.example.go.Extras.TimeAndPause;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.wire.ModuleStatus;
import org.zos.zbus.wire.ModuleStatus.Worker;

/** What else our client does with the reference's server. */
class GoServerIT {
  @AutoClose private static GoServer server;

  @BeforeAll
  static void start() {
    server = GoServer.start();
  }

  private static UtilsStub utils() {
    return new UtilsStub(server.client(), TestBus.PATIENCE);
  }

  private static RemoteCall extra(String method) {
    return server.client().object(Extras.QUEUE).call(method);
  }

  @Test
  void panicIsAFaultOfTheProtocolAndTheNextCallIsAnswered() {
    assertThatThrownBy(() -> utils().panic())
        .isInstanceOf(ProtocolException.class)
        .hasMessage("remote method call utils@1.0.Panic() paniced: Aaaaah!");
    assertThat(utils().capitalize("alive")).isEqualTo("ALIVE");
  }

  @Test
  void callThatMakesNoSenseIsAFaultOfTheProtocol() {
    assertThatThrownBy(() -> extra("Nothing").returningNothing(TestBus.PATIENCE))
        .isInstanceOf(ProtocolException.class)
        .hasMessage("not a function");
    assertThatThrownBy(() -> extra("Later").returningNothing(TestBus.PATIENCE))
        .isInstanceOf(ProtocolException.class)
        .hasMessage("invalid number of arguments expecting 2 got 0");
  }

  @Test
  void errorBesideSeveralValuesIsTheError() {
    assertThatThrownBy(() -> extra("Fail").returning(Utils.Mixture.CODEC, TestBus.PATIENCE))
        .isInstanceOf(CallException.class)
        .hasMessage("failed");
  }

  @Test
  void errorWithoutATextIsNoneAsInGo() {
    assertThat(extra("FailWithoutText").returning(INT64, TestBus.PATIENCE)).isEqualTo(7);
  }

  @Test
  void variadicArgumentsFollowOneByOne() {
    RemoteCall none = extra("Join").with(STRING, "+");
    assertThat(none.returning(STRING, TestBus.PATIENCE)).isEmpty();
    RemoteCall three = extra("Join").with(STRING, "+");
    List.of("a", "b", "c").forEach(part -> three.with(STRING, part));
    assertThat(three.returning(STRING, TestBus.PATIENCE)).isEqualTo("a+b+c");
  }

  @Test
  void timesAndDurationsAreKept() {
    Instant landing = Instant.parse("1969-07-20T20:17:40.123456789Z");
    Duration pause = Duration.ofMinutes(-90).plusNanos(1);
    assertThat(later(landing, pause)).isEqualTo(new TimeAndPause(landing.plus(pause), pause));
    assertThat(later(Codecs.ZERO_TIME, Duration.ZERO))
        .isEqualTo(new TimeAndPause(Codecs.ZERO_TIME, Duration.ZERO));
  }

  private TimeAndPause later(Instant at, Duration pause) {
    return extra("Later")
        .with(TIME, at)
        .with(DURATION, pause)
        .returning(TimeAndPause.CODEC, TestBus.PATIENCE);
  }

  @Test
  void eventsArriveAsTheyHappen() {
    try (EventSubscription<Instant> times = UtilsStub.tikTok(server.channels())) {
      List<Instant> told = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        told.add(times.next(TestBus.PATIENCE).orElseThrow());
      }
      assertThat(told).isSorted().doesNotHaveDuplicates();
      assertThat(told.getLast()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }
  }

  @Test
  void statusNamesObjectsAndWorkers() {
    ModuleStatus status = server.client().status(Utils.QUEUE.module(), TestBus.PATIENCE);
    assertThat(status.objects())
        .containsExactlyInAnyOrder(
            Calculator.QUEUE.object(), Utils.QUEUE.object(), Extras.QUEUE.object());
    assertThat(status.workers())
        .hasSize(2)
        .extracting(Worker::state)
        .isSubsetOf(Worker.FREE, Worker.BUSY);
  }
}
