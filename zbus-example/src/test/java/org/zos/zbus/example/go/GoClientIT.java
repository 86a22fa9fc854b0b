package org.zos.zbus.example.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.zbus.example.api.Utils;
import org.zos.zbus.example.server.CalculatorObject;
import org.zos.zbus.example.server.PlainCalculator;
import org.zos.zbus.example.server.PlainUtils;
import org.zos.zbus.example.server.TikTok;
import org.zos.zbus.example.server.UtilsObject;
import org.zos.zbus.server.ZbusServer;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.GoPrograms;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.transport.redis.RedisTransport;

/** The reference's client and our server: what each call gave, as a Go program prints it. */
class GoClientIT {
  private static String printed = "";

  @BeforeAll
  static void callEverything() {
    Path program = GoPrograms.build("client");
    try (PrivateRedis redis = PrivateRedis.start();
        RedisTransport transport = redis.transport();
        ZbusServer server = server(transport);
        TikTok _ = TikTok.start(transport.channels(), Clock.systemUTC(), Duration.ofMillis(100))) {
      server.start();
      printed = ChildProcess.run(List.of(program.toString(), redis.address()));
    }
  }

  private static ZbusServer server(RedisTransport transport) {
    return ZbusServer.of(Utils.QUEUE.module(), transport)
        .object(CalculatorObject.of(new PlainCalculator()))
        .object(UtilsObject.of(new PlainUtils()))
        .object(Extras.object())
        .build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Add: 7 <nil>",
        "Add whole numbers: 7 <nil>",
        "AddSub: 7 -1 <nil>",
        "Divide: 2.5 <nil>",
        "Divide by zero: 0 division by zero",
        "Pow: 1024 <nil>",
        "Avg: 3 <nil>",
        "Avg of nil: 0 <nil>",
        "Capitalize: STRAIGHT <nil>",
        "Tuple: 10 hello world 0.5 <nil>",
        "Sleep: true <nil>"
      })
  void methodReturnsToGoWhatItReturns(String line) {
    assertThat(printed.lines()).contains(line);
  }

  @Test
  void whatAMethodThrowsIsAnErrorBesideZeroSoThatTheCallerLives() {
    assertThat(printed.lines()).contains("Panic: 0 internal error: IllegalStateException: Aaaaah!");
  }

  @Test
  void severalValuesAreZeroBesideAnError() {
    assertThat(printed.lines()).contains("Fail: 0 \"\" 0 failed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Join none: \"\" <nil>",
        "Join three: \"a+b+c\" <nil>",
        "Later: 1969-07-20T21:47:40.123456789Z 1h30m0s <nil>",
        "Later than zero: true 0s <nil>"
      })
  void variadicArgumentsTimesAndDurationsAreKept(String line) {
    assertThat(printed.lines()).contains(line);
  }

  /** The reference's client has no other way to tell it. */
  @ParameterizedTest
  @ValueSource(strings = {"Unknown method", "Wrong arguments"})
  void callThatMakesNoSenseGivesNoResponse(String call) {
    assertThat(printed.lines())
        .contains(call + ": no response, with which a generated stub crashes")
        .contains("Add after that: 2 <nil>");
  }

  @Test
  void statusNamesEachObjectAndAFreeWorker() {
    assertThat(printed.lines()).contains("Status: calculator@1.0 extras@1.0 utils@1.0 free <nil>");
  }

  @Test
  void eventsArriveAsTheyHappen() {
    assertThat(printed.lines()).contains("TikTok: three times");
  }
}
