package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;

/** One module takes over from another while both serve: no call is lost, no event told twice. */
class TakeoverIT {
  private static final TestNode NODE = TestNode.start();
  private static final int CALLERS = 4;
  private static final List<String> WHOLE_LIFE = List.of("created", "started", "exited", "deleted");

  @AfterAll
  static void stop() {
    NODE.close();
  }

  @Test
  void underLoadOneAfterTheOtherIsEndedByTerm() throws Exception {
    underLoad("term", ContdProcess::stop);
  }

  @Test
  void underLoadOneAfterTheOtherIsKilled() throws Exception {
    underLoad("kill", ContdProcess::kill);
  }

  private static void underLoad(String ns, Consumer<ContdProcess> end) throws Exception {
    ContdProcess last = NODE.contd();
    try (Load load = new Load(ns)) {
      for (int i = 0; i < 2; i++) {
        load.awaitMore();
        ContdProcess next = beside();
        load.awaitMore();
        end.accept(last);
        last = next;
      }
      load.awaitMore();
      assertToldOnce(ns, load.end());
    } finally {
      last.close();
    }
  }

  private static ContdProcess beside() {
    long before = servers();
    ContdProcess next = NODE.contd("--takeover");
    Eventually.that("it serves beside the other: " + next.printed(), () -> servers() > before);
    return next;
  }

  private static long servers() {
    return Long.parseLong(NODE.redis().cli("hlen", "container.container@0.0.1.servers"));
  }

  /** A Run that was cut short is done anew: that container is another one, of another uid. */
  private static void assertToldOnce(String ns, int containers) {
    Eventually.that("each deletion is told", () -> deleted(ns) >= containers);
    assertThat(told(ns))
        .allSatisfy((uid, types) ->
            assertThat(types)
                .as(uid)
                .isSubsetOf(WHOLE_LIFE)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.comparingInt(WHOLE_LIFE::indexOf))
                .contains("created", "deleted"));
    long whole = told(ns).values().stream().filter(WHOLE_LIFE::equals).count();
    assertThat(whole).isGreaterThanOrEqualTo(containers);
  }

  private static long deleted(String ns) {
    return told(ns).values().stream().filter(types -> types.contains("deleted")).count();
  }

  private static Map<String, List<String>> told(String ns) {
    return NODE.events().stream()
        .map(followed -> followed.event())
        .filter(event -> event.subject().ns().equals(ns))
        .collect(
            Collectors.groupingBy(
                event -> event.subject().id() + " " + event.subject().uid(),
                Collectors.mapping(LifecycleEvent::type, Collectors.toList())));
  }

  @Test
  void theSecondAnswersWhileTheFirstSupervisesAndTakesOverFromIt() throws IOException {
    Path end = NODE.rootFs().resolve("end-of-job");
    try (ContdProcess first = NODE.contd();
        ContdProcess second = beside();
        ContainerStub stub = NODE.stub()) {
      assertThat(second.printed()).contains("serving beside another contd");
      String script = "while [ ! -e /end-of-job ]; do sleep 0.02; done; exit 7";
      stub.run("handed", NODE.script("job", script).build());
      long pid = stub.inspect("handed", "job").state().pid();
      first.stop();
      Files.createFile(end);
      Eventually.that("its end is told", () -> exits("handed").size() == 1);
      assertThat(exits("handed").getFirst().exitCode()).isEqualTo(7);
      assertThat(exits("handed").getFirst().pid()).isEqualTo(pid);
      assertThat(stub.inspect("handed", "job").state().status()).isEqualTo(ContainerState.STOPPED);
      stub.delete("handed", "job");
    } finally {
      Files.deleteIfExists(end);
    }
  }

  private static List<LifecycleEvent.Exited> exits(String ns) {
    return NODE.events().stream()
        .map(followed -> followed.event())
        .filter(event -> event.subject().ns().equals(ns))
        .filter(LifecycleEvent.Exited.class::isInstance)
        .map(LifecycleEvent.Exited.class::cast)
        .toList();
  }

  @Test
  void withoutTheFlagASecondIsRefusedAndTheFirstServesOn() {
    try (ContdProcess first = NODE.contd();
        ContdProcess second =
            ContdProcess.start(NODE.folder().resolve("second.log"), NODE.flags());
        ContainerStub stub = NODE.stub()) {
      assertThat(second.await()).isNotZero();
      assertThat(second.printed()).contains("another contd uses " + NODE.root(), "--takeover");
      assertThat(stub.list("nobody")).isEmpty();
      assertThat(first.isAlive()).isTrue();
    }
  }

  /** Callers that make containers and remove them, one after the other, until they are ended. */
  private static final class Load implements AutoCloseable {
    private final String ns;
    private final AtomicBoolean ending = new AtomicBoolean();
    private final AtomicInteger done = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> callers = new ArrayList<>();

    Load(String ns) {
      this.ns = ns;
      IntStream.range(0, CALLERS).forEach(i -> callers.add(threads.submit(() -> call("c" + i))));
    }

    private void call(String prefix) {
      try (ContainerStub stub = NODE.stub()) {
        for (int i = 0; !ending.get(); i++) {
          String id = prefix + "-" + i;
          stub.run(ns, NODE.script(id, "exec sleep 1000").build());
          stub.delete(ns, id);
          done.incrementAndGet();
        }
      }
    }

    void awaitMore() throws InterruptedException, ExecutionException {
      int enough = done.get() + 2 * CALLERS;
      Eventually.that("calls are answered", () -> done.get() >= enough || hasFailed());
      if (hasFailed()) {
        end();
      }
    }

    private boolean hasFailed() {
      return callers.stream().anyMatch(Future::isDone);
    }

    /** Ends it; fails if a call has failed. */
    int end() throws InterruptedException, ExecutionException {
      ending.set(true);
      for (Future<?> caller : callers) {
        caller.get();
      }
      return done.get();
    }

    @Override
    public void close() {
      ending.set(true);
      threads.close();
    }
  }
}
