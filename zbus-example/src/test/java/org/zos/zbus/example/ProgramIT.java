package org.zos.zbus.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.zbus.client.ZbusClient;
import org.zos.zbus.example.api.Calculator;
import org.zos.zbus.example.client.CalculatorStub;
import org.zos.zbus.example.client.UtilsStub;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.transport.redis.RedisTransport;

/** The program as it is installed. */
class ProgramIT {
  /** Made by the package phase, which comes before integration tests. */
  private static final Path PROGRAM = Path.of("target/dist/bin/zbus-example").toAbsolutePath();

  @TempDir private Path folder;

  private ChildProcess start(String... flags) {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(List.of(flags));
    return ChildProcess.start(folder.resolve("output"), command);
  }

  @Test
  void servesBothObjectsAndTheEventUntilItIsTold() {
    try (PrivateRedis redis = PrivateRedis.start();
        ChildProcess program = start("--broker", redis.address());
        RedisTransport transport = redis.transport();
        ZbusClient client = new ZbusClient(transport.caller());
        var times = UtilsStub.tikTok(transport.channels())) {
      assertThat(new CalculatorStub(client, TestBus.PATIENCE).add(1, 2)).isEqualTo(3);
      assertThat(new UtilsStub(client, TestBus.PATIENCE).capitalize("x")).isEqualTo("X");
      assertThat(times.next(TestBus.PATIENCE)).isPresent();
      program.signal("TERM");
      assertThat(program.await()).isEqualTo(143);
      assertThat(program.printed()).contains("serving as module server").doesNotContain("\tat ");
      assertThat(redis.cli("KEYS", Calculator.QUEUE.key() + ".inflight.*")).isEmpty();
    }
  }

  @Test
  void interruptEndsItToo() {
    try (PrivateRedis redis = PrivateRedis.start();
        ChildProcess program = start("--broker=" + redis.address());
        RedisTransport transport = redis.transport();
        ZbusClient client = new ZbusClient(transport.caller())) {
      assertThat(new CalculatorStub(client, TestBus.PATIENCE).add(1, 2)).isEqualTo(3);
      program.signal("INT");
      assertThat(program.await()).isEqualTo(130);
    }
  }

  @Test
  void redisThatIsAwayIsNamed() {
    ChildProcess program = start("--broker", "unix://" + folder.resolve("none.sock"));
    assertThat(program.await()).isEqualTo(1);
    assertThat(program.printed())
        .startsWith("zbus-example: Redis at unix://")
        .contains("none.sock can't be reached: no such file or directory")
        .doesNotContain("\tat ");
  }

  @Test
  void wrongUseIsSaid() {
    ChildProcess program = start("--borker", "x");
    assertThat(program.await()).isEqualTo(2);
    assertThat(program.printed())
        .isEqualToIgnoringNewLines("zbus-example: unknown argument '--borker'; --help shows them");
  }

  @Test
  void helpIsPrinted() {
    ChildProcess program = start("--help");
    assertThat(program.await()).isZero();
    assertThat(program.printed()).isEqualTo(Settings.HELP);
  }
}
