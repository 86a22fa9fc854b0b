package org.zos.bench.containers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zos.bench.Settings;
import org.zos.bench.load.Timing;
import org.zos.bench.report.Column;
import org.zos.bench.report.Findings;
import org.zos.bench.report.Goal;
import org.zos.bench.report.Row;
import org.zos.container.contract.Container;
import org.zos.container.logs.LogPlaces;
import org.zos.container.logs.ShimHandoff;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.NewContainer;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.wire.EncodedValue;

/**
 * Run beside the floor: the three calls of containerd that nobody can do without, with the same
 * specification and the same output, on one connection that is kept. All take turns.
 */
final class Starts {
  private static final String NS = "bench";
  private static final String OURS = "Run";
  private static final String FLOOR = "floor: create, create, start on a kept connection";
  private static final String CTR = "ctr run -d";
  private static final String RUNC = "runc run -d";
  private static final double MOST_OF_FLOOR = 1.15;
  private static final int ROUNDS = 40;
  private static final int QUICK_ROUNDS = 5;

  /** What is compiled and cached after so many is what counts. */
  private static final int WARM_UP = 10;

  private static final Column P50 = new Column("p50 ms", 1);
  private static final Column P99 = new Column("p99 ms", 1);
  private static final Column OF_FLOOR = new Column("of floor", 2);

  private final TestNode node;
  private final ContainerStub stub;
  private final int rounds;
  private final Map<String, List<Long>> took = new LinkedHashMap<>();

  Starts(TestNode node, ContainerStub stub, Settings settings) {
    this.node = node;
    this.stub = stub;
    this.rounds = settings.quick() ? QUICK_ROUNDS : ROUNDS;
  }

  Findings measure() throws IOException {
    try (ContainerdEngine engine = node.containerd().engine()) {
      Contest contest = new Contest(engine);
      contest.round(OURS, contest::ours);
      String spec = contest.spec;
      for (int i = 0; i < WARM_UP + rounds; i++) {
        if (i == WARM_UP) {
          took.clear();
        }
        contest.round(OURS, contest::ours);
        contest.round(FLOOR, id -> contest.floor(id, spec));
        contest.round(CTR, contest::ctr);
        contest.round(RUNC, id -> contest.runc(id, spec));
      }
    }
    return findings();
  }

  private Findings findings() {
    double floor = millis(timing(FLOOR).p50());
    List<Row> rows = new ArrayList<>();
    for (String name : took.keySet()) {
      Timing timing = timing(name);
      rows.add(
          new Row(
              name,
              Map.of(
                  P50,
                  millis(timing.p50()),
                  P99,
                  millis(timing.p99()),
                  OF_FLOOR,
                  millis(timing.p50()) / floor)));
    }
    return new Findings(
        "A container is started (one caller, %d each, taking turns)".formatted(rounds),
        List.of(P50, P99, OF_FLOOR),
        rows,
        List.of(
            Goal.atMost(
                "median of Run to the floor", MOST_OF_FLOOR, millis(timing(OURS).p50()) / floor)));
  }

  private Timing timing(String name) {
    long[] times = took.getOrDefault(name, List.of()).stream().mapToLong(each -> each).toArray();
    return Timing.of(0, times);
  }

  private static double millis(long nanos) {
    return nanos / 1_000_000.0;
  }

  /** Begins a container and returns what removes it. */
  private interface Begin {
    Runnable begin(String id) throws IOException;
  }

  /** Each way to start the same container. */
  private final class Contest {
    private final ContainerEngine engine;
    private final ShimHandoff handoff;
    private String spec = "";
    private int count;

    Contest(ContainerEngine engine) {
      this.engine = engine;
      this.handoff =
          new ShimHandoff(
              ContdProcess.SHIM,
              new LogPlaces(node.folder().resolve("floor"), node.folder().resolve("floor")));
    }

    void round(String name, Begin way) throws IOException {
      String id = "c" + count++;
      prepare(id);
      long began = System.nanoTime();
      Runnable end = way.begin(id);
      took.computeIfAbsent(name, n -> new ArrayList<>()).add(System.nanoTime() - began);
      end.run();
    }

    /** What is no part of a start: the bundle of runc. */
    private void prepare(String id) throws IOException {
      Path bundle = Files.createDirectories(node.folder().resolve("bundles").resolve(id));
      Files.writeString(bundle.resolve("config.json"), named(spec, id));
    }

    private Container container(String id) {
      return node.script(id, "exec sleep 1000").build();
    }

    private String named(String text, String id) {
      return text.replace("/" + NS + "/c0", "/" + NS + "/" + id).replace("\"c0\"", '"' + id + '"');
    }

    Runnable ours(String id) {
      stub.run(NS, container(id));
      return () -> {
        if (spec.isEmpty()) {
          spec = engine.find(new ContainerRef(NS, id)).orElseThrow().ociSpec().text();
        }
        remove(id);
      };
    }

    Runnable floor(String id, String text) {
      ContainerRef ref = new ContainerRef(NS, id);
      URI output = handoff.prepare(ref, container(id));
      engine.create(
          new NewContainer(ref, Map.of(), named(text, id), new EncodedValue(new byte[0])));
      engine.createTask(ref, output);
      engine.startTask(ref);
      return () -> remove(id);
    }

    Runnable ctr(String id) {
      ChildProcess.run(
          List.of(
              "ctr",
              "--address",
              node.containerd().socket().toString(),
              "-n",
              NS,
              "run",
              "-d",
              "--rootfs",
              node.rootFs().toString(),
              id,
              "/bin/sleep",
              "1000"));
      return () -> remove(id);
    }

    Runnable runc(String id, String text) throws IOException {
      String state = node.folder().resolve("runc").toString();
      String bundle = node.folder().resolve("bundles").resolve(id).toString();
      List<String> command = List.of("runc", "--root", state, "run", "-d", "--bundle", bundle, id);
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      await(process, text);
      return () -> ChildProcess.run(List.of("runc", "--root", state, "delete", "--force", id));
    }

    private void await(Process process, String text) {
      try {
        if (process.waitFor() != 0) {
          throw new IllegalStateException("runc can't run " + text);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }

    private void remove(String id) {
      ContainerRef ref = new ContainerRef(NS, id);
      if (engine.killAll(ref)) {
        engine.awaitExit(ref, Duration.ofMinutes(1));
      }
      engine.deleteTask(ref);
      engine.delete(ref);
    }
  }
}
