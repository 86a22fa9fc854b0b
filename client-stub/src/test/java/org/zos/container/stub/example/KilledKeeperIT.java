package org.zos.container.stub.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.contract.ContainerObject;
import org.zos.container.stub.follow.EventWriter;
import org.zos.container.stub.follow.SampleEvents;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.transport.redis.RedisTransport;

/**
 * The examples as programs, in Java and in the shell, which are killed while they work, on a Redis
 * that loses everything.
 */
final class KilledKeeperIT {
  private static final Path SCRIPT = Path.of("../docs/follow-events.sh").toAbsolutePath();
  private static final int ROUNDS = 6;

  @TempDir private Path folder;
  private final PrivateRedis redis = PrivateRedis.start();
  private final RedisTransport transport = redis.transport();
  private final EventWriter writer = new EventWriter(transport).begin(1);
  private final Random random = new Random(7);

  @AfterEach
  void close() {
    writer.close();
    transport.close();
    redis.close();
  }

  private ChildProcess start(List<String> command) {
    return ChildProcess.start(folder.resolve("printed"), command);
  }

  private List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName(),
        redis.address(),
        own().toString());
  }

  private List<String> shell() {
    return List.of("sh", SCRIPT.toString(), redis.socket().toString(), own().toString());
  }

  private Path own() {
    return folder.resolve("own");
  }

  private List<String> held() {
    try (Stream<Path> files = Files.list(own().resolve("containers"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void awaitHeld(List<String> ids) {
    List<String> names = ids.stream().map(id -> "blue@" + id + "@uid-7").sorted().toList();
    Eventually.asserted("it holds what exists", () -> assertThat(held()).isEqualTo(names));
  }

  @Test
  void theOneInJavaHoldsWhatExistsWhateverIsKilled() throws InterruptedException {
    assertHoldsWhatExists(java());
  }

  @Test
  void theOneInTheShellHoldsWhatExistsWhateverIsKilled() throws InterruptedException {
    assertHoldsWhatExists(shell());
  }

  private void assertHoldsWhatExists(List<String> command) throws InterruptedException {
    List<String> existing = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      try (ChildProcess program = start(command)) {
        comeAndGo(existing, round);
        if (round % 2 == 0) {
          awaitHeld(existing);
        } else {
          Thread.sleep(random.nextInt(1500));
        }
        program.kill();
      }
      // unseen
      comeAndGo(existing, ROUNDS + round);
      lose(round);
    }
    try (ChildProcess program = start(command)) {
      awaitHeld(existing);
      redis.kill();
      redis.restart();
      writer.beginAgain(2 + ROUNDS).tellAgain();
      comeAndGo(existing, 2 * ROUNDS);
      awaitHeld(existing);
      assertThat(program.isAlive()).isTrue();
    }
  }

  private void lose(int round) {
    if (round % 3 == 1) {
      redis.cli("flushall");
      writer.beginAgain(2 + round).tellAgain();
    } else if (round % 3 == 2) {
      redis.cli("xtrim", ContainerObject.eventStream(ContainerObject.MODULE), "MAXLEN", "3");
    }
  }

  /** Some new ones, and an end of half of those that there are then. */
  private void comeAndGo(List<String> existing, int round) {
    for (int i = 0; i < 20; i++) {
      String id = "web-" + round + "-" + i;
      writer.add(SampleEvents.created("blue", id));
      existing.add(id);
    }
    for (int i = 0; i < 15; i++) {
      String id = existing.remove(random.nextInt(existing.size()));
      writer.add(SampleEvents.deleted("blue", id));
    }
  }
}
