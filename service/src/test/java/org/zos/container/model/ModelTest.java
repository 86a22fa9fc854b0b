package org.zos.container.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens in whatever order to containers, the module, the engine and Redis: at last all
 * know the same, and nobody was told of anything twice. {@code -Dsoak.sequences=} takes more of
 * them, {@code -Dsoak.seed=} the same again.
 */
final class ModelTest {
  private static final int SEQUENCES = Integer.getInteger("soak.sequences", 100);
  private static final long SEED = Long.getLong("soak.seed", System.nanoTime());
  private static final int MOST_ACTS = 60;
  private static final int AT_ONCE = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private Thread.UncaughtExceptionHandler before;

  @BeforeEach
  void prepare() throws IOException {
    Files.createDirectories(folder.resolve("rootfs"));
    Files.createFile(Files.createDirectories(folder.resolve("netns")).resolve("net-1"));
    before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
      if (!(e instanceof Life.Killed)) {
        e.printStackTrace();
      }
    });
  }

  @AfterEach
  void restore() {
    Thread.setDefaultUncaughtExceptionHandler(before);
  }

  @Test
  void allKnowTheSameWhateverHappens() throws InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> sequences = new ArrayList<>();
      for (int i = 0; i < SEQUENCES; i++) {
        long seed = SEED + i;
        sequences.add(threads.submit(() -> play(seed)));
      }
      for (Future<?> sequence : sequences) {
        await(sequence, threads);
      }
    }
  }

  private static void await(Future<?> sequence, ExecutorService threads)
      throws InterruptedException {
    try {
      sequence.get();
    } catch (ExecutionException e) {
      threads.shutdownNow();
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private Object play(long seed) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    List<Act> acts = Act.draw(random, 1 + random.nextInt(MOST_ACTS));
    try {
      new Story(folder, PATIENCE).play(acts);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "-Dsoak.sequences=1 -Dsoak.seed=%d: %s%n%s%n%s"
              .formatted(seed, acts, e.getMessage(), new Shrinking(folder).shortest(acts)),
          e);
    }
    return seed;
  }
}
