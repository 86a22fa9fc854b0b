package org.zos.container.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.supervise.Claims.Claim;
import org.zos.container.testing.LockHolder;

/** The other module is a process that has locked the whole file: all containers there are. */
final class ClaimFileTest {
  private static final ContainerRef WEB = new ContainerRef("ns", "web");
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path root;

  /** What a thread that takes a claim comes to. */
  private static final class Taking {
    private final AtomicReference<Claim> claim = new AtomicReference<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Thread thread;

    Taking(ClaimFile file) {
      this.thread = Thread.ofVirtual().start(() -> take(file));
    }

    private void take(ClaimFile file) {
      try {
        claim.set(file.take(WEB));
      } catch (InterruptedException | RuntimeException e) {
        failure.set(e);
      }
    }

    boolean hasEnded(Duration most) throws InterruptedException {
      return thread.join(most);
    }
  }

  private LockHolder other() throws IOException {
    return LockHolder.of(Files.createFile(root.resolve("containers.lock")));
  }

  @Test
  void containersAreToldApart() throws Exception {
    try (ClaimFile file = ClaimFile.open(root);
        Claim _ = file.take(WEB);
        Claim _ = file.take(new ContainerRef("other", "web"));
        Claim _ = file.take(new ContainerRef("ns", "other"))) {
      assertThat(root.resolve("containers.lock")).isEmptyFile();
    }
  }

  @Test
  void aContainerCanBeTakenAgainAndAgain() throws Exception {
    try (ClaimFile file = ClaimFile.open(root)) {
      for (int i = 0; i < 3; i++) {
        file.take(WEB).close();
      }
    }
    assertThat(root.resolve("containers.lock")).exists();
  }

  @Test
  void whatAnotherModuleHasIsWaitedFor() throws Exception {
    try (LockHolder other = other();
        ClaimFile file = ClaimFile.open(root)) {
      Taking taking = new Taking(file);
      assertThat(taking.hasEnded(Duration.ofMillis(300))).isFalse();
      other.kill();
      assertThat(taking.hasEnded(LONG)).isTrue();
      taking.claim.get().close();
      file.take(WEB).close();
    }
  }

  @Test
  void whoIsInterruptedLeavesNothingTaken() throws Exception {
    try (LockHolder other = other();
        ClaimFile file = ClaimFile.open(root)) {
      Taking first = new Taking(file);
      assertThat(first.hasEnded(Duration.ofMillis(300))).isFalse();
      first.thread.interrupt();
      assertThat(first.hasEnded(LONG)).isTrue();
      assertThat(first.failure.get()).isInstanceOf(InterruptedException.class);
      other.kill();
      Taking second = new Taking(file);
      assertThat(second.hasEnded(LONG)).isTrue();
      second.claim.get().close();
    }
  }

  @Test
  void oneWaitServesWhoComesAfterOneThatLeft() throws Exception {
    try (LockHolder other = other();
        ClaimFile file = ClaimFile.open(root)) {
      Taking first = new Taking(file);
      assertThat(first.hasEnded(Duration.ofMillis(300))).isFalse();
      first.thread.interrupt();
      assertThat(first.hasEnded(LONG)).isTrue();
      Taking second = new Taking(file);
      assertThat(second.hasEnded(Duration.ofMillis(300))).isFalse();
      other.kill();
      assertThat(second.hasEnded(LONG)).isTrue();
      second.claim.get().close();
      file.take(WEB).close();
    }
  }
}
