package org.zos.container.model;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for the fewest acts that go wrong as well: what nobody needs to look at is left out. */
final class Shrinking {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration MOST = Duration.ofSeconds(Integer.getInteger("soak.shrink", 40));

  /** What goes wrong may depend on which thread is faster. */
  private static final int TRIES = 4;

  private final Path folder;
  private final long end = System.nanoTime() + MOST.toNanos();

  Shrinking(Path folder) {
    this.folder = folder;
  }

  /** The fewest that were found, and what is wrong then. */
  String shortest(List<Act> acts) throws InterruptedException {
    List<Act> shortest = acts;
    String wrong = "nothing shorter fails";
    for (int size = Math.max(1, acts.size() / 2); size > 0; size = size / 2) {
      int from = 0;
      while (from < shortest.size() && System.nanoTime() < end) {
        List<Act> without = new ArrayList<>(shortest);
        without.subList(from, Math.min(from + size, without.size())).clear();
        Optional<String> failure = failure(without);
        if (failure.isPresent()) {
          shortest = without;
          wrong = failure.get();
        } else {
          from += size;
        }
      }
    }
    return "shorter: " + shortest + System.lineSeparator() + wrong;
  }

  private Optional<String> failure(List<Act> acts) throws InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      try {
        new Story(folder, PATIENCE).play(acts);
      } catch (AssertionError | RuntimeException e) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
    }
    return Optional.empty();
  }
}
