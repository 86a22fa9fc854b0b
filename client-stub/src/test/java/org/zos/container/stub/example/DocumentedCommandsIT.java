package org.zos.container.stub.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zos.container.stub.follow.EventWriter;
import org.zos.container.stub.follow.SampleEvents;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.transport.redis.RedisTransport;

/** What the page about events says that one can type. */
final class DocumentedCommandsIT {
  private static final PrivateRedis REDIS = PrivateRedis.start();

  @BeforeAll
  static void tell() {
    try (RedisTransport transport = REDIS.transport();
        EventWriter writer = new EventWriter(transport).begin(7)) {
      writer.add(SampleEvents.created("default", "web"));
      writer.add(SampleEvents.exited("default", "web"));
    }
  }

  @AfterAll
  static void stop() {
    REDIS.close();
  }

  private static List<String> commands() throws IOException {
    return Files.readAllLines(Path.of("../docs/events.md")).stream()
        .map(String::strip)
        .filter(line -> line.startsWith("redis-cli "))
        .toList();
  }

  private static List<String> run(String command) {
    return ChildProcess.run(
            List.of("env", "SOCKET=" + REDIS.socket(), "LAST=7-1", "sh", "-c", command))
        .lines()
        .toList();
  }

  private static List<String> run(List<String> commands, String word) {
    return run(commands.stream().filter(line -> line.contains(word)).findFirst().orElseThrow());
  }

  @Test
  void allOfThemWork() throws IOException {
    List<String> commands = commands();
    assertThat(commands).hasSize(8);
    for (String command : commands) {
      assertThat(run(command)).as(command).isNotEmpty().noneMatch(line -> line.contains("ERR "));
    }
  }

  @Test
  void theyShowWhatThePageSays() throws IOException {
    List<String> commands = commands();
    assertThat(run(commands, " XREAD ")).startsWith("container.container@0.0.1.Events", "7-2");
    assertThat(run(commands, "_position")).containsExactly("7-2");
    assertThat(run(commands, " HGETALL ")).contains("_position", "7-2", "_run", "default/web");
    assertThat(run(commands, " XLEN ")).containsExactly("2");
    assertThat(run(commands, " default/web").getFirst())
        .startsWith("{\"entry\":\"7-2\",")
        .contains("\"exit_code\":\"137\"", "\"uid\":\"uid-7\"");
  }

  /** A shell goes by their places. */
  @Test
  void theFirstFiveFieldsAreAlwaysTheSame() throws IOException {
    List<String> entry = run(commands(), " XREAD ").subList(2, 12);
    assertThat(entry)
        .containsExactly(
            "at",
            "2026-01-02T03:04:05.006Z",
            "type",
            "exited",
            "ns",
            "default",
            "id",
            "web",
            "uid",
            "uid-7");
  }
}
