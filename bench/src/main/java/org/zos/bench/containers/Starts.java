package org.zos.bench.containers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zos.bench.Settings;
import org.zos.bench.load.Timing;
import org.zos.bench.report.Column;
import org.zos.bench.report.Findings;
import org.zos.bench.report.Goal;
import org.zos.bench.report.Row;
import org.zos.container.contract.ContainerException;

/**
 * Run, with containerd's shim beside each container and with ours, beside the floor: the three
 * calls of containerd that nobody can do without, with the same specification and the same output,
 * on one connection that is kept. All take turns.
 */
final class Starts {
  private static final String STOCK = "Run, containerd's shim";
  private static final String OURS = "Run, our shim";
  private static final String OURS_CRUN = "Run, our shim, crun";
  private static final String FLOOR = "floor: create, create, start on a kept connection";

  /** Whatever the module did, Run with our shim can't be quicker than this. */
  private static final String OUR_FLOOR = "the same three calls, our shim";

  private static final double MOST_OF_FLOOR = 1.15;
  private static final double MOST_OF_FLOOR_WITH_OURS = 0.6;
  private static final String OUR_RUNTIME = "io.containerd.zos.v1";
  private static final int ROUNDS = 40;
  private static final int QUICK_ROUNDS = 5;

  /** What is compiled and cached after so many is what counts. */
  private static final int WARM_UP = 10;

  private static final Column P50 = new Column("p50 ms", 1);
  private static final Column P99 = new Column("p99 ms", 1);
  private static final Column OF_FLOOR = new Column("of floor", 2);

  private final Site stock;
  private final int rounds;
  private final Map<String, List<Long>> took = new LinkedHashMap<>();
  private int count;

  Starts(Site stock, Settings settings) {
    this.stock = stock;
    this.rounds = settings.quick() ? QUICK_ROUNDS : ROUNDS;
  }

  Findings measure() throws IOException {
    try (Site ours = Site.start(OUR_RUNTIME)) {
      StartWays ways = new StartWays(stock);
      StartWays oursAlone = new StartWays(ours);
      Map<String, StartWays.Way> contestants = new LinkedHashMap<>();
      contestants.put(STOCK, id -> StartWays.run(stock, id));
      contestants.put(OURS, id -> StartWays.run(ours, id));
      contestants.put(FLOOR, ways::floor);
      contestants.put(OUR_FLOOR, oursAlone::floor);
      contestants.put("ctr run -d", ways::ctr);
      contestants.put("runc run -d", id -> ways.oci("runc", id));
      withCrunOrWithout(ways, contestants);
      ours.check();
    }
    return findings();
  }

  private void withCrunOrWithout(StartWays ways, Map<String, StartWays.Way> contestants)
      throws IOException {
    try (Site crun = Site.start(OUR_RUNTIME + ",crun")) {
      if (works(crun)) {
        contestants.put(OURS_CRUN, id -> StartWays.run(crun, id));
        contestants.put("crun run -d", id -> ways.oci("crun", id));
      }
      takeTurns(ways, contestants);
      crun.check();
    }
  }

  /** It may not be there, and it refuses the control groups of some nodes. */
  private static boolean works(Site crun) {
    try {
      StartWays.run(crun, "probe").run();
      return true;
    } catch (ContainerException e) {
      System.err.println("without crun: " + e.getMessage());
      return false;
    }
  }

  private void takeTurns(StartWays ways, Map<String, StartWays.Way> contestants)
      throws IOException {
    for (int i = 0; i < WARM_UP + rounds; i++) {
      if (i == WARM_UP) {
        took.clear();
      }
      for (Map.Entry<String, StartWays.Way> contestant : contestants.entrySet()) {
        round(ways, contestant.getKey(), contestant.getValue());
      }
    }
  }

  private void round(StartWays ways, String name, StartWays.Way way) throws IOException {
    String id = "c" + count++;
    ways.prepare(id);
    long began = System.nanoTime();
    Runnable end = way.begin(id);
    took.computeIfAbsent(name, n -> new ArrayList<>()).add(System.nanoTime() - began);
    end.run();
  }

  private Findings findings() {
    Set<String> names = took.keySet();
    return new Findings(
        "A container is started (one caller, %d each, taking turns)".formatted(rounds),
        List.of(P50, P99, OF_FLOOR),
        names.stream().map(this::row).toList(),
        List.of(
            Goal.atMost("median of Run to the floor", MOST_OF_FLOOR, ofFloor(STOCK)),
            Goal.atMost("the same with our shim", MOST_OF_FLOOR_WITH_OURS, ofFloor(OURS))));
  }

  private Row row(String name) {
    Timing timing = timing(name);
    return new Row(
        name,
        Map.of(P50, millis(timing.p50()), P99, millis(timing.p99()), OF_FLOOR, ofFloor(name)));
  }

  private double ofFloor(String name) {
    return millis(timing(name).p50()) / millis(timing(FLOOR).p50());
  }

  private Timing timing(String name) {
    long[] times = took.getOrDefault(name, List.of()).stream().mapToLong(each -> each).toArray();
    return Timing.of(0, times);
  }

  private static double millis(long nanos) {
    return nanos / 1_000_000.0;
  }
}
