package org.zos.container.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutputBudgetTest {
  private static final long MEBIBYTE = 1024 * 1024;
  private static final Duration LITTLE = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final OutputBudget budget = new OutputBudget();
  private final List<Runnable> giveBack = new ArrayList<>();

  private Thread taking(long bytes) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            budget.take(bytes, nobody -> {});
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Test
  void whatIsTooMuchWaitsUntilSomethingIsGivenBack() throws Exception {
    for (int i = 0; i < 3; i++) {
      budget.take(2 * MEBIBYTE, giveBack::add);
    }
    Thread much = taking(2 * MEBIBYTE);
    assertThat(much.join(LITTLE)).isFalse();
    giveBack.getFirst().run();
    assertThat(much.join(LONG)).isTrue();
  }

  @Test
  void littleHasRoomBesideMuch() throws Exception {
    for (int i = 0; i < 3; i++) {
      budget.take(2 * MEBIBYTE, giveBack::add);
    }
    assertThat(taking(1000).join(LONG)).isTrue();
  }

  @Test
  void moreThanThereIsAtAllIsNotWaitedForForEver() throws Exception {
    budget.take(100 * MEBIBYTE, giveBack::add);
    Thread next = taking(0);
    assertThat(next.join(LITTLE)).isFalse();
    giveBack.getFirst().run();
    assertThat(next.join(LONG)).isTrue();
  }
}
