package org.zos.container.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.supervise.ContainerLocks.Held;

final class ContainerLocksTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");

  private final ContainerLocks locks = new ContainerLocks(Claims.NONE);
  private final AtomicInteger inside = new AtomicInteger();

  @Test
  void letsOneThreadAtATimeChangeAContainer() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> seen = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        seen.add(threads.submit(this::change));
      }
      for (Future<Integer> each : seen) {
        assertThat(each.get()).isEqualTo(1);
      }
    }
    assertThat(locks.size()).isZero();
  }

  private int change() throws InterruptedException {
    try (Held _ = locks.take(WEB)) {
      int together = inside.incrementAndGet();
      Thread.sleep(1);
      inside.decrementAndGet();
      return together;
    }
  }

  @Test
  void anotherContainerIsFree() {
    try (Held _ = locks.take(WEB);
        Held _ = locks.take(new ContainerRef("red", "web"))) {
      assertThat(locks.size()).isEqualTo(2);
    }
    assertThat(locks.size()).isZero();
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Held _ = locks.take(WEB)) {
      Future<?> waiting =
          threads.submit(() -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> locks.take(WEB))
                .isInstanceOf(ContainerException.Unavailable.class)
                .hasMessageContaining(WEB.toString());
          });
      waiting.get();
      assertThat(locks.size()).isEqualTo(1);
    }
    assertThat(locks.size()).isZero();
  }

  @Test
  void theOtherModulesAreKeptOutForAsLong() {
    List<String> seen = new ArrayList<>();
    ContainerLocks claiming =
        new ContainerLocks(ref -> {
          seen.add("taken " + ref.id());
          return () -> seen.add("left " + ref.id());
        });
    try (Held _ = claiming.take(new ContainerRef("ns", "web"))) {
      seen.add("changed");
    }
    assertThat(seen).containsExactly("taken web", "changed", "left web");
  }

  @Test
  void nothingIsHeldWhenTheOtherModulesCanNotBeKeptOut() {
    ContainerRef web = new ContainerRef("ns", "web");
    AtomicBoolean broken = new AtomicBoolean(true);
    ContainerLocks claiming =
        new ContainerLocks(ref -> {
          if (broken.get()) {
            throw new IllegalStateException("no claims today");
          }
          return () -> {};
        });
    assertThatThrownBy(() -> claiming.take(web)).hasMessage("no claims today");
    assertThat(claiming.size()).isZero();
    broken.set(false);
    claiming.take(web).close();
    assertThat(claiming.size()).isZero();
  }
}
