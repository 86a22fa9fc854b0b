package org.zos.container.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.testing.LockHolder;
import org.zos.zbus.testing.Eventually;

final class DutyTest {
  @TempDir private Path root;
  private final AtomicInteger begun = new AtomicInteger();

  @Test
  void beginsAtOnceWhereNobodyElseHasTheRoot() throws IOException {
    try (RootLock lock = RootLock.take(root);
        Duty duty = new Duty(lock, begun::incrementAndGet)) {
      duty.start();
      assertThat(begun).hasValue(1);
    }
  }

  @Test
  void beginsWhenTheOtherHasEnded() throws IOException {
    try (LockHolder other = LockHolder.of(Files.createFile(root.resolve("contd.lock")));
        RootLock lock = RootLock.join(root);
        Duty duty = new Duty(lock, begun::incrementAndGet)) {
      duty.start();
      assertThat(begun).hasValue(0);
      other.kill();
      Eventually.that("it has begun", () -> begun.get() == 1);
    }
  }

  @Test
  void beginsNothingAfterItWasClosed() throws IOException {
    try (LockHolder other = LockHolder.of(Files.createFile(root.resolve("contd.lock")));
        RootLock lock = RootLock.join(root)) {
      Duty duty = new Duty(lock, begun::incrementAndGet);
      duty.start();
      duty.close();
      other.kill();
      Eventually.that("it has the lock", lock::isHeld);
    }
    assertThat(begun).hasValue(0);
  }
}
