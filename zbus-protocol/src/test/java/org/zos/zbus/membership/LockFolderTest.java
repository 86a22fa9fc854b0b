package org.zos.zbus.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.Eventually;

/** Places in a folder, held by this process and by others. */
class LockFolderTest {
  @TempDir private Path temp;

  private LockFolder join() {
    return LockFolder.join(temp.resolve("instances"), () -> UUID.randomUUID().toString());
  }

  private ChildProcess otherProcess() {
    String java = ProcessHandle.current().info().command().orElseThrow();
    String classes = System.getProperty("java.class.path");
    ChildProcess other =
        ChildProcess.start(
            temp.resolve("printed"),
            List.of(
                java,
                "-cp",
                classes,
                FolderMember.class.getName(),
                temp.resolve("instances").toString()));
    Eventually.that("it has joined", () -> other.printed().contains("joined as"));
    return other;
  }

  private static String nameOf(ChildProcess member) {
    String printed = member.printed();
    return printed.substring(printed.indexOf("joined as ") + "joined as ".length()).strip();
  }

  @Test
  void membersOfOneProcessKnowEachOtherAsAlive() {
    try (LockFolder one = join();
        LockFolder two = join()) {
      assertThat(one.known()).containsExactlyInAnyOrder(one.self(), two.self());
      assertThat(one.isDead(two.self())).isFalse();
      assertThat(one.isDead(one.self())).isFalse();
    }
  }

  @Test
  void memberThatLeftIsDeadUntilItIsForgotten() {
    try (LockFolder one = join()) {
      LockFolder two = join();
      two.close();
      assertThat(one.isDead(two.self())).isTrue();
      assertThat(one.known()).contains(two.self());
      one.forget(two.self());
      assertThat(one.known()).containsExactly(one.self());
    }
  }

  @Test
  void memberOfAnotherProcessLivesUntilItIsKilled() {
    try (LockFolder mine = join();
        ChildProcess other = otherProcess()) {
      String name = nameOf(other);
      assertThat(mine.isDead(name)).isFalse();
      other.kill();
      assertThat(mine.isDead(name)).isTrue();
    }
  }

  @Test
  void askingDoesNotEndTheLockOfOneThatLives() {
    try (LockFolder mine = join();
        ChildProcess other = otherProcess()) {
      for (int i = 0; i < 3; i++) {
        assertThat(mine.isDead(nameOf(other))).isFalse();
      }
    }
  }

  @Test
  void deathOfAnotherProcessIsToldWithoutAsking() {
    AtomicInteger told = new AtomicInteger();
    try (LockFolder mine = join();
        ChildProcess other = otherProcess()) {
      mine.watch(told::incrementAndGet);
      Eventually.that("the first look", () -> told.get() > 0);
      int before = told.get();
      assertThat(mine.isDead(nameOf(other))).isFalse();
      other.kill();
      Eventually.that("its death is told", () -> told.get() > before);
      Eventually.that("it is dead", () -> mine.isDead(nameOf(other)));
    }
  }

  @Test
  void deathOfOneThatJoinedLaterIsToldToo() {
    AtomicInteger told = new AtomicInteger();
    try (LockFolder mine = join()) {
      mine.watch(told::incrementAndGet);
      Eventually.that("the first look", () -> told.get() > 0);
      try (ChildProcess other = otherProcess()) {
        Eventually.that("it is seen to come", () -> told.get() > 1);
        int before = told.get();
        other.kill();
        Eventually.that("its death is told", () -> told.get() > before);
        assertThat(mine.isDead(nameOf(other))).isTrue();
      }
    }
  }

  @Test
  void deathOfOneThatWaitsForOursIsToldToo() throws InterruptedException {
    AtomicInteger told = new AtomicInteger();
    try (LockFolder mine = join();
        ChildProcess other = otherProcess()) {
      String name = nameOf(other);
      // long enough for it to wait in the kernel: with POSIX locks ours would be the second wait,
      // which is refused as a deadlock
      Thread.sleep(Duration.ofMillis(500));
      mine.watch(told::incrementAndGet);
      Eventually.that("the first look", () -> told.get() > 0);
      int before = told.get();
      other.kill();
      Eventually.that("its death is told", () -> told.get() > before);
      assertThat(mine.isDead(name)).isTrue();
    }
  }

  @Test
  void nobodyElsesNameIsTakenForADeadOne() {
    try (LockFolder mine = join()) {
      assertThat(mine.isDead("somebody-elsewhere")).isFalse();
      assertThat(mine.isDead("../../etc/passwd")).isFalse();
    }
  }

  @Test
  void folderKeepsTheFirstPartOfItsNames() {
    String first;
    try (LockFolder one = join()) {
      first = one.self();
    }
    try (LockFolder later = join()) {
      assertThat(later.self()).isNotEqualTo(first);
      assertThat(later.isDead(first)).isTrue();
    }
  }

  @Test
  void folderThatCantBeUsedIsNamed() throws IOException {
    Path file = Files.createFile(temp.resolve("instances"));
    assertThatThrownBy(this::join)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString());
  }
}
