package org.zos.container.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.testing.LockHolder;

final class RootLockTest {
  @TempDir private Path root;

  private void assertRefused() {
    assertThatThrownBy(() -> RootLock.take(root))
        .isInstanceOf(StartException.class)
        .hasMessageContainingAll("another contd uses " + root, "--root", "--takeover");
  }

  @Test
  void anotherProcessKeepsTheRootToItself() throws IOException {
    Path lock = Files.createFile(root.resolve("contd.lock"));
    try (LockHolder _ = LockHolder.of(lock)) {
      assertRefused();
    }
  }

  @Test
  void theRootIsFreeAgainHoweverTheOtherProcessEnds() throws IOException {
    Path lock = Files.createFile(root.resolve("contd.lock"));
    LockHolder.of(lock).close();
    RootLock.take(root).close();
    assertThat(lock).exists();
  }

  @Test
  void aSecondTakerInTheSameProcessIsRefusedToo() throws IOException {
    try (RootLock _ = RootLock.take(root)) {
      assertRefused();
    }
  }

  @Test
  void theRootIsFreeAgainWhenItsLockIsClosed() throws IOException {
    RootLock.take(root).close();
    RootLock.take(root).close();
    assertThat(root.resolve("contd.lock")).exists();
  }

  @Test
  void rootsAreToldApart() throws IOException {
    Path other = Files.createDirectory(root.resolve("other"));
    try (RootLock _ = RootLock.take(root)) {
      RootLock.take(other).close();
    }
    assertThat(other.resolve("contd.lock")).exists();
  }

  @Test
  void whoJoinsHasTheLockOnceTheOtherProcessHasEnded() throws Exception {
    Path lock = Files.createFile(root.resolve("contd.lock"));
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (LockHolder holder = LockHolder.of(lock);
        RootLock joined = RootLock.join(root)) {
      assertThat(joined.isHeld()).isFalse();
      Thread waiting = awaitOn(joined, failure);
      assertThat(waiting.join(Duration.ofMillis(300))).isFalse();
      holder.kill();
      assertThat(waiting.join(Duration.ofSeconds(60))).isTrue();
      assertThat(failure.get()).isNull();
      assertThat(joined.isHeld()).isTrue();
      assertRefused();
    }
    RootLock.take(root).close();
  }

  @Test
  void whoJoinsAFreeRootHasTheLockAtOnce() throws IOException {
    try (RootLock joined = RootLock.join(root)) {
      assertThat(joined.isHeld()).isTrue();
      assertRefused();
    }
  }

  @Test
  void theLockIsNotKeptByOneThatWasClosedWhileItWaited() throws Exception {
    Path lock = Files.createFile(root.resolve("contd.lock"));
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (LockHolder holder = LockHolder.of(lock)) {
      RootLock joined = RootLock.join(root);
      Thread waiting = awaitOn(joined, failure);
      joined.close();
      holder.kill();
      assertThat(waiting.join(Duration.ofSeconds(60))).isTrue();
      assertThat(joined.isHeld()).isFalse();
    }
    assertThat(failure.get()).isNull();
    RootLock.take(root).close();
  }

  private static Thread awaitOn(RootLock lock, AtomicReference<Exception> failure) {
    return Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            lock.await();
          } catch (IOException e) {
            failure.set(e);
          }
        });
  }
}
