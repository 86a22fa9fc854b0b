package org.zos.container.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.testing.LockHolder;

final class FollowingTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir private Path root;

  private static Thread waiting(Following following) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            following.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Test
  void aChangeWaitsUntilTheEngineIsFollowed() throws InterruptedException {
    try (Following following = Following.at(root, LONG)) {
      Thread change = waiting(following);
      assertThat(change.join(Duration.ofMillis(200))).isFalse();
      following.begin();
      assertThat(change.join(Duration.ofMinutes(1))).isTrue();
      following.await();
    }
  }

  @Test
  void itWaitsForAMomentOnly() throws InterruptedException {
    try (Following following = Following.at(root, Duration.ofMillis(50))) {
      assertThat(waiting(following).join(Duration.ofMinutes(1))).isTrue();
    }
  }

  @Test
  void anotherModuleThatFollowsIsAsGoodUntilItEnds() throws Exception {
    try (LockHolder other = LockHolder.of(Files.createFile(root.resolve("following.lock")));
        Following following = Following.at(root, LONG)) {
      following.await();
      other.kill();
      Thread change = waiting(following);
      assertThat(change.join(Duration.ofMillis(200))).isFalse();
      following.begin();
      assertThat(change.join(Duration.ofMinutes(1))).isTrue();
    }
  }

  @Test
  void itsEndEndsTheWaits() throws InterruptedException {
    Following following = Following.at(root, LONG);
    Thread change = waiting(following);
    assertThat(change.join(Duration.ofMillis(200))).isFalse();
    following.close();
    assertThat(change.join(Duration.ofMinutes(1))).isTrue();
  }

  @Test
  void whoHasEndedDoesNotFollowAgain() throws InterruptedException {
    Following following = Following.at(root, LONG);
    following.begin();
    following.close();
    following.begin();
    try (Following next = Following.at(root, Duration.ofMillis(50))) {
      next.begin();
      next.await();
    }
  }
}
