package org.zos.bench.calls;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.zos.bench.Settings;
import org.zos.bench.load.Timing;

/**
 * Measures contestants in turn, again and again: the speed of a machine drifts, and so it drifts
 * for all of them.
 */
final class Rounds {
  /**
   * What a server does in its first seconds, when its code is still being compiled, is not its
   * rate.
   */
  private static final int WARM_UP_ROUNDS = 15;

  private final List<Contestant> contestants;
  private final Settings settings;

  Rounds(List<Contestant> contestants, Settings settings) {
    this.contestants = contestants;
    this.settings = settings;
  }

  /** Measures them with each number of callers. */
  List<Measured> measure() throws IOException, InterruptedException {
    // a deployed module was not started a second ago; the same for all of them
    int most = settings.callers().stream().mapToInt(Integer::intValue).max().orElse(1);
    for (Contestant contestant : contestants) {
      for (int round = 0; round < WARM_UP_ROUNDS; round++) {
        contestant.load().run(most, settings.calls());
      }
    }
    List<Measured> found = new ArrayList<>();
    for (int callers : settings.callers()) {
      found.addAll(measure(callers));
    }
    return found;
  }

  private List<Measured> measure(int callers) throws IOException, InterruptedException {
    List<List<Timing>> timings = new ArrayList<>();
    contestants.forEach(contestant -> timings.add(new ArrayList<>()));
    for (int round = 0; round < settings.rounds(); round++) {
      for (int i = 0; i < contestants.size(); i++) {
        timings.get(i).add(contestants.get(i).measure(callers, settings.calls()));
      }
    }
    List<Measured> found = new ArrayList<>();
    for (int i = 0; i < contestants.size(); i++) {
      found.add(Measured.of(contestants.get(i).name(), callers, settings.calls(), timings.get(i)));
    }
    return found;
  }
}
