package org.zos.bench.containers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.zos.bench.Settings;
import org.zos.bench.load.Callers;
import org.zos.bench.load.Timing;
import org.zos.bench.report.Column;
import org.zos.bench.report.Findings;
import org.zos.bench.report.Goal;
import org.zos.bench.report.Row;
import org.zos.container.contract.ContainerException;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;

/** What only asks, by one caller: while nothing else happens, and while fifty commands run. */
final class Questions {
  private static final String NS = "asked";
  private static final String ID = "c0";
  private static final int CONTAINERS = 10;
  private static final int COMMANDS = 50;
  private static final Duration COMMAND = Duration.ofSeconds(30);
  private static final double MOST_OF_IDLE = 2;
  private static final int CALLS = 2_000;
  private static final int QUICK_CALLS = 100;

  private static final Column P50 = new Column("p50 ms", 2);
  private static final Column P99 = new Column("p99 ms", 2);

  private final TestNode node;
  private final ContainerStub stub;
  private final int calls;
  private final List<Row> rows = new ArrayList<>();

  Questions(TestNode node, ContainerStub stub, Settings settings) {
    this.node = node;
    this.stub = stub;
    this.calls = settings.quick() ? QUICK_CALLS : CALLS;
  }

  Findings measure() {
    for (int i = 0; i < CONTAINERS; i++) {
      stub.run(NS, node.script("c" + i, "exec sleep 1000").build());
    }
    ask("", () -> stub.list(NS));
    rows.clear();
    ask("ListNS", stub::listNamespaces);
    ask("Inspect", () -> stub.inspect(NS, ID));
    double idle = ask("List", () -> stub.list(NS));
    double busy = askWhileCommandsRun();
    for (int i = 0; i < CONTAINERS; i++) {
      stub.delete(NS, "c" + i);
    }
    return new Findings(
        "One caller asks (%,d calls each, %d containers)".formatted(calls, CONTAINERS),
        List.of(P50, P99),
        rows,
        List.of(Goal.atMost("median of List, busy to idle", MOST_OF_IDLE, busy / idle)));
  }

  private double ask(String what, Runnable question) {
    Timing timing = Callers.run(1, calls, caller -> question.run());
    rows.add(new Row(what, Map.of(P50, millis(timing.p50()), P99, millis(timing.p99()))));
    return millis(timing.p50());
  }

  private double askWhileCommandsRun() {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < COMMANDS; i++) {
        callers.execute(this::command);
      }
      Eventually.that("the commands run", () -> commands() == COMMANDS);
      double median = ask("List, while %d Execs run".formatted(COMMANDS), () -> stub.list(NS));
      if (commands() != COMMANDS) {
        throw new IllegalStateException("the commands ended too early");
      }
      // ends the commands too
      stub.delete(NS, ID);
      stub.run(NS, node.script(ID, "exec sleep 1000").build());
      return median;
    }
  }

  private void command() {
    try {
      stub.exec(
          NS,
          ID,
          COMMAND.multipliedBy(2),
          List.of("/bin/sleep", Long.toString(COMMAND.toSeconds())));
    } catch (ContainerException e) {
      // its container is deleted under it
      return;
    }
  }

  private int commands() {
    return node.containerd().execs(NS, ID).size();
  }

  private static double millis(long nanos) {
    return nanos / 1_000_000.0;
  }
}
