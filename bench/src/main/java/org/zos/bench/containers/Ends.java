package org.zos.bench.containers;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.zos.bench.Settings;
import org.zos.bench.load.Callers;
import org.zos.bench.load.Timing;
import org.zos.bench.report.Column;
import org.zos.bench.report.Findings;
import org.zos.bench.report.Goal;
import org.zos.bench.report.Row;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.TestNode;

/** Deletes of processes that ignore TERM and have three seconds to think better of it. */
final class Ends {
  private static final String NS = "ended";
  private static final int CALLERS = 16;
  private static final int CONTAINERS = 200;
  private static final int QUICK_CONTAINERS = 32;
  private static final int ALONE = 10;

  /** A tenth of what 200 take with three seconds each, four at a time. */
  private static final double MOST_SECONDS_EACH = 3.0 / 4 / 10;

  private static final Column TOTAL = new Column("total s", 2);
  private static final Column P50 = new Column("p50 ms", 0);
  private static final Column P99 = new Column("p99 ms", 0);

  private final TestNode node;
  private final ContainerStub stub;
  private final int containers;

  Ends(TestNode node, ContainerStub stub, Settings settings) {
    this.node = node;
    this.stub = stub;
    this.containers = settings.quick() ? QUICK_CONTAINERS : CONTAINERS;
  }

  Findings measure() {
    AtomicInteger next = new AtomicInteger();
    Timing runs = Callers.run(CALLERS, containers, caller -> run("c" + next.getAndIncrement()));
    AtomicInteger first = new AtomicInteger();
    Timing deletes =
        Callers.run(CALLERS, containers, caller -> stub.delete(NS, "c" + first.getAndIncrement()));
    double seconds = seconds(deletes.total());
    return new Findings(
        "%d containers that ignore TERM, %d callers".formatted(containers, CALLERS),
        List.of(TOTAL, P50, P99),
        List.of(
            row("Run", runs), row("Delete", deletes), row("Delete, one after the other", alone())),
        List.of(Goal.atMost("seconds for all Deletes", MOST_SECONDS_EACH * containers, seconds)));
  }

  private void run(String id) {
    stub.run(NS, node.script(id, "trap \"\" TERM; while true; do sleep 1000; done").build());
  }

  private Timing alone() {
    long[] took = new long[ALONE];
    for (int i = 0; i < ALONE; i++) {
      run("alone");
      took[i] = Callers.run(1, 1, caller -> stub.delete(NS, "alone")).total();
    }
    return Timing.of(Arrays.stream(took).sum(), took);
  }

  private static Row row(String name, Timing timing) {
    return new Row(
        name,
        Map.of(
            TOTAL,
            seconds(timing.total()),
            P50,
            timing.p50() / 1_000_000.0,
            P99,
            timing.p99() / 1_000_000.0));
  }

  private static double seconds(long nanos) {
    return nanos / 1_000_000_000.0;
  }
}
