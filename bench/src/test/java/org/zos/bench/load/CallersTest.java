package org.zos.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CallersTest {
  @Test
  void exactlySoManyCallsAreMade() {
    AtomicInteger calls = new AtomicInteger();
    Timing timing = Callers.run(3, 1_000, caller -> calls.incrementAndGet());
    assertThat(calls).hasValue(1_000);
    assertThat(timing.total()).isPositive();
    assertThat(timing.p50()).isBetween(1L, timing.p99());
  }

  @Test
  void callersCallAtOnce() {
    CyclicBarrier all = new CyclicBarrier(4);
    Set<Integer> callers = ConcurrentHashMap.newKeySet();
    Callers.run(
        4,
        4,
        caller -> {
          callers.add(caller);
          await(all);
        });
    assertThat(callers).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void aCallThatFailsFailsTheMeasurement() {
    IllegalStateException broken = new IllegalStateException("broken");
    assertThatThrownBy(() ->
            Callers.run(
                2,
                10,
                caller -> {
                  throw broken;
                }))
        .hasCause(broken);
  }

  private static void await(CyclicBarrier all) {
    try {
      all.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
