package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.RestartPolicy;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.NativeProgram;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;

/**
 * Ten thousand lines a second, whatever is killed meanwhile: each is in the log, once and in order,
 * and who writes them is not held up. {@code make soak} writes for longer.
 */
class LinesIT {
  private static final int SECONDS = Integer.getInteger("soak.lines", 5);
  private static final long SEED = Long.getLong("soak.seed", System.nanoTime());
  private static final int RATE = 10_000;
  private static final long MOST_WAIT_MICROS = 100_000;
  private static final String NS = "lines";
  private static final String ID = "writer";
  private static final String WAITED = "longest ";

  private static final TestNode NODE = TestNode.start();

  @AfterAll
  static void stop() {
    NODE.close();
  }

  private static Container writer() {
    return Container.named(ID)
        .rootFs(NODE.rootFs().toString())
        .network(NODE.netns())
        .entrypoint("/bin/numbers %d %d".formatted(RATE, SECONDS))
        .restart(new RestartPolicy("never", Duration.ZERO, 0, Duration.ZERO))
        .build();
  }

  @Test
  void eachIsThereOnceAndInOrderAndTheWriterIsNotHeldUp() throws IOException {
    NativeProgram.compile("numbers", NODE.rootFs().resolve("bin/numbers"));
    try (ContdProcess contd = NODE.contd();
        ContainerStub stub = NODE.stub()) {
      stub.run(NS, writer());
      long pid = stub.inspect(NS, ID).state().pid();
      contd.kill();
      int kills = killWhileAlive(pid, new Random(SEED));
      assertThat(kills).as("seed " + SEED).isPositive();
    }
    try (ContdProcess contd = NODE.contd();
        ContainerStub stub = NODE.stub()) {
      Eventually.that(
          "it has ended",
          () -> !stub.inspect(NS, ID).state().status().equals(ContainerState.RUNNING));
      stub.delete(NS, ID);
      assertThat(contd.isAlive()).isTrue();
    }
    check(NODE.log(NS, ID));
  }

  /** How often both were killed. */
  private static int killWhileAlive(long pid, Random random) {
    int kills = 0;
    while (ProcessHandle.of(pid).isPresent()) {
      NODE.containerd().kill();
      pause(random);
      NODE.containerd().restart();
      pause(random);
      try (ContdProcess contd = NODE.contd()) {
        pause(random);
        contd.kill();
      }
      kills++;
    }
    return kills;
  }

  private static void pause(Random random) {
    try {
      Thread.sleep(random.nextInt(300));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void check(Path log) throws IOException {
    Eventually.that("all is written", () -> !waits(log).isEmpty());
    List<String> lines = new ArrayList<>(Files.readAllLines(log));
    lines.removeIf(line -> line.startsWith(WAITED));
    assertThat(lines).as("seed " + SEED).hasSize(RATE * SECONDS);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i)).isEqualTo(Integer.toString(i + 1));
    }
    long waited = Long.parseLong(waits(log).getFirst().substring(WAITED.length()));
    System.out.printf("%d lines a second: no write waited longer than %d us%n", RATE, waited);
    assertThat(waited).isLessThan(MOST_WAIT_MICROS);
  }

  private static List<String> waits(Path log) throws IOException {
    return Files.readAllLines(log).stream().filter(line -> line.startsWith(WAITED)).toList();
  }
}
