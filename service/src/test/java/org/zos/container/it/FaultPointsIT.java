package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerState;
import org.zos.container.rootfs.RootSource;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.Processes;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.FaultyContdProcess;
import org.zos.container.testing.node.FlistServer;
import org.zos.container.testing.node.TestImage;
import org.zos.container.testing.node.TestNode;
import org.zos.container.testing.node.Traces;
import org.zos.zbus.testing.Eventually;

/**
 * The module dies at one step of Run or Delete after the other, before it or after it: whoever
 * comes next brings the call to its end, and at last nothing is left. {@code make soak} takes every
 * step; here some are drawn, and {@code -Dsoak.seed=} draws the same again.
 */
class FaultPointsIT {
  private static final int POINTS = Integer.getInteger("soak.faults", 1);
  private static final long SEED = Long.getLong("soak.seed", System.nanoTime());
  private static final String NS = "faults";
  private static final String URL = "https://hub.example/zos/busybox.flist";
  private static final String IMAGE = "zos.test/busybox:1";
  private static final TestNode NODE = TestNode.start();
  private static FlistServer flists;

  private final Random random = new Random(SEED);
  private final ContainerStub stub = NODE.stub();

  @BeforeAll
  static void start() throws IOException {
    flists = new FlistServer(NODE);
    flists.put(URL, NODE.rootFs());
    Path work = Files.createDirectories(NODE.folder().resolve("image"));
    Path archive = new TestImage(work, IMAGE).layer(NODE.rootFs()).write();
    NODE.containerd().ctr(NS, "images", "import", archive.toString());
  }

  @AfterAll
  static void stop() {
    flists.close();
    NODE.close();
  }

  /** Where the root file systems of the containers come from. */
  enum Root {
    DIRECTORY(NODE.rootFs().toString()),
    FLIST(URL),
    IMAGE(RootSource.IMAGE + FaultPointsIT.IMAGE);

    private final String text;

    Root(String text) {
      this.text = text;
    }
  }

  /** Where a call is cut short. */
  private record Point(int step, boolean after) {}

  /** A call that is cut short, and what must be so when it was answered. */
  private interface Scenario {
    void prepare(String id, Root root);

    void call(String id, Root root);

    void check(String id);
  }

  private static Container sleeper(String id, Root root) {
    return NODE.script(id, "exec sleep 1000")
        .rootFs(root.text)
        .shutdownTimeout(Duration.ofMillis(200))
        .build();
  }

  private final Scenario running =
      new Scenario() {
        @Override
        public void prepare(String id, Root root) {
          // a free name is all that it needs
        }

        @Override
        public void call(String id, Root root) {
          assertThat(stub.run(NS, sleeper(id, root))).isEqualTo(id);
        }

        @Override
        public void check(String id) {
          assertThat(stub.inspect(NS, id).state().status()).isEqualTo(ContainerState.RUNNING);
          stub.delete(NS, id);
        }
      };

  private final Scenario deleting =
      new Scenario() {
        @Override
        public void prepare(String id, Root root) {
          stub.run(NS, sleeper(id, root));
          // what a shell does with TERM is not what sleep does: one step more or less
          long pid = stub.inspect(NS, id).state().pid();
          Eventually.that("it sleeps", () -> Processes.name(pid).equals("sleep"));
        }

        @Override
        public void call(String id, Root root) {
          stub.delete(NS, id);
        }

        @Override
        public void check(String id) {
          Eventually.that("it is gone", () -> !stub.list(NS).contains(id));
        }
      };

  @ParameterizedTest
  @EnumSource(Root.class)
  void aRunThatIsCutShortAnywhereIsBroughtToItsEnd(Root root) throws Exception {
    cutShort(running, "run", root);
  }

  @ParameterizedTest
  @EnumSource(Root.class)
  void aDeleteThatIsCutShortAnywhereIsBroughtToItsEnd(Root root) throws Exception {
    cutShort(deleting, "delete", root);
  }

  @ParameterizedTest
  @EnumSource(Root.class)
  void aRunThatIsLostWithItsCallLeavesNothing(Root root) throws Exception {
    lose(running, "lost-run", root, "createTask");
  }

  @ParameterizedTest
  @EnumSource(Root.class)
  void aDeleteThatIsLostWithItsCallIsBroughtToItsEnd(Root root) throws Exception {
    lose(deleting, "lost-delete", root, "deleteTask");
  }

  /** Nobody knows of the call any more: what it left must be found by itself. */
  private void lose(Scenario scenario, String name, Root root, String lastStep) throws Exception {
    int step = stepOf(lastStep, steps(scenario, name + "-counted", root));
    SortedSet<String> before = Traces.of(NODE);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> call = callUntilDeath(scenario, name, root, new Point(step, true), callers);
      assertThat(Traces.of(NODE)).isNotEqualTo(before);
      NODE.redis().cli("flushall");
      try (ContdProcess contd = NODE.contd()) {
        Eventually.asserted("nothing is left", () -> assertThat(Traces.of(NODE)).isEqualTo(before));
        assertThat(contd.isAlive()).isTrue();
      }
      // ends the caller's waiting
      stub.close();
      assertThatThrownBy(call::get).isInstanceOf(ExecutionException.class);
    }
  }

  private static int stepOf(String name, List<String> steps) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).endsWith(" " + name)) {
        return i + 1;
      }
    }
    throw new AssertionError(name + " is none of " + steps);
  }

  private void cutShort(Scenario scenario, String name, Root root) throws Exception {
    SortedSet<String> before = Traces.of(NODE);
    for (Point point : points(scenario, name, root)) {
      cutShort(scenario, name, root, point);
    }
    try (ContdProcess contd = NODE.contd()) {
      Eventually.asserted(
          "nothing is left, seed " + SEED, () -> assertThat(Traces.of(NODE)).isEqualTo(before));
      assertThat(contd.isAlive()).isTrue();
    }
  }

  /** A first life without a death tells which steps there are. */
  private List<String> steps(Scenario scenario, String name, Root root) {
    try (FaultyContdProcess contd = FaultyContdProcess.start(NODE)) {
      scenario.prepare(name, root);
      contd.dieAt(0, false);
      scenario.call(name, root);
      List<String> steps = contd.steps();
      scenario.check(name);
      return steps;
    }
  }

  private List<Point> points(Scenario scenario, String name, Root root) {
    List<String> steps = steps(scenario, name, root);
    assertThat(steps).hasSizeGreaterThan(5);
    List<Point> all = new ArrayList<>();
    for (int step = 1; step <= steps.size(); step++) {
      all.add(new Point(step, false));
      all.add(new Point(step, true));
    }
    Collections.shuffle(all, random);
    return all.subList(0, Math.min(POINTS, all.size()));
  }

  private void cutShort(Scenario scenario, String name, Root root, Point point) throws Exception {
    String id = "%s-%d-%s".formatted(name, point.step, point.after ? "after" : "before");
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> call = callUntilDeath(scenario, id, root, point, callers);
      try (ContdProcess successor = NODE.contd()) {
        call.get();
        scenario.check(id);
        assertThat(successor.isAlive()).isTrue();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(
          "%s at %s, %s, seed %d".formatted(id, point, root, SEED), e.getCause());
    }
  }

  private Future<?> callUntilDeath(
      Scenario scenario, String id, Root root, Point point, ExecutorService callers) {
    try (FaultyContdProcess contd = FaultyContdProcess.start(NODE)) {
      scenario.prepare(id, root);
      contd.dieAt(point.step, point.after);
      Future<?> call = callers.submit(() -> scenario.call(id, root));
      contd.awaitDeath();
      return call;
    }
  }
}
