package org.zos.container.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zos.zbus.testing.Eventually;

/**
 * The same as the model in memory, with a real Redis, a real containerd, the installed module and
 * real processes. {@code make soak} takes more steps, and {@code -Dsoak.seed=} the same again.
 */
final class ModelIT {
  private static final int STEPS = Integer.getInteger("soak.steps", 24);
  private static final long SEED = Long.getLong("soak.seed", System.nanoTime());
  private static final int BETWEEN_LOOKS = 8;

  private final RealNode node = new RealNode();

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void allKnowTheSameWhateverHappens() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<RealNode.Step> steps = List.of(RealNode.Step.values());
    for (int i = 1; i <= STEPS; i++) {
      node.happen(steps.get(random.nextInt(steps.size())), random.nextInt(1000));
      if (i % BETWEEN_LOOKS == 0 || i == STEPS) {
        node.bringBack();
        Eventually.that(
            "all know the same, with seed %d, after %s".formatted(SEED, node.done()),
            () -> {
              assertThat(node.differences()).isEmpty();
              return true;
            });
        assertThat(node.faults()).as("seed %d: %s", SEED, node.done()).isEmpty();
      }
    }
  }
}
