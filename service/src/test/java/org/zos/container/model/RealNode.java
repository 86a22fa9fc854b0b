package org.zos.container.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.RestartPolicy;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.TaskState;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.ChildProcess;

/** A real node to which things happen. */
final class RealNode implements AutoCloseable {
  private static final String NS = "model";
  private static final List<String> IDS = List.of("a", "b", "c");
  private static final List<String> POLICIES = List.of("never", "always");
  private static final Duration DELAY = Duration.ofMillis(100);

  private final TestNode node = TestNode.start();
  private final ContainerStub stub = node.stub();
  private final ContainerdEngine engine = node.containerd().engine();
  private final RealReader reader = new RealReader(node.redis());
  private final List<String> done = new ArrayList<>();
  private Optional<ContdProcess> module = Optional.of(node.contd());
  private boolean hasEngine = true;
  private boolean hasRedis = true;

  /** What can happen; more often what happens more often. */
  enum Step {
    RUN,
    RUN_ONE_MORE,
    RUN_ANOTHER,
    EXIT,
    EXIT_AGAIN,
    DELETE,
    SIGNAL,
    KILL_MODULE,
    KILL_ENGINE,
    KILL_REDIS,
    FLUSH
  }

  void happen(Step step, int number) {
    String id = IDS.get(number % IDS.size());
    done.add(step + " " + id);
    switch (step) {
      case RUN, RUN_ONE_MORE, RUN_ANOTHER -> call(() -> stub.run(NS, container(id, number)));
      case EXIT, EXIT_AGAIN -> exit(id);
      case DELETE -> call(() -> stub.delete(NS, id));
      case SIGNAL -> call(() -> stub.signalDelete(NS, id));
      case KILL_MODULE -> killModule();
      case KILL_ENGINE -> killEngine();
      case KILL_REDIS -> killRedis();
      case FLUSH -> flush();
    }
  }

  private Container container(String id, int number) {
    String policy = POLICIES.get(number / IDS.size() % POLICIES.size());
    return node.script(id, "exec sleep 1000")
        .restart(new RestartPolicy(policy, DELAY, 0, Duration.ZERO))
        .shutdownTimeout(DELAY)
        .build();
  }

  /** Where something is away a caller would wait for it, and nothing be shown by that. */
  private void call(Runnable call) {
    if (module.isPresent() && hasEngine && hasRedis) {
      try {
        call.run();
      } catch (ContainerException e) {
        done.add(String.valueOf(e.getMessage()));
      }
    }
  }

  /** As far as is known a process of it runs: it is killed, by its number, if it is still that. */
  private void exit(String id) {
    Optional.ofNullable(reader.rules().views().get(NS + "/" + id))
        .flatMap(StreamRules.View::livePid)
        .filter(RealNode::isOurs)
        .ifPresent(pid -> ChildProcess.run(List.of("kill", "-9", Long.toString(pid))));
  }

  private static boolean isOurs(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/cmdline")).startsWith("sleep\0");
    } catch (IOException e) {
      return false;
    }
  }

  private void killModule() {
    module.ifPresent(ContdProcess::kill);
    module = Optional.empty();
  }

  private void killEngine() {
    if (hasEngine) {
      node.containerd().kill();
      hasEngine = false;
    }
  }

  private void killRedis() {
    if (hasRedis) {
      node.redis().kill();
      hasRedis = false;
    }
  }

  private void flush() {
    if (hasRedis) {
      node.redis().cli("FLUSHALL");
    }
  }

  /** All that is away is started. */
  void bringBack() {
    if (!hasEngine) {
      node.containerd().restart();
      hasEngine = true;
    }
    if (!hasRedis) {
      node.redis().restart();
      hasRedis = true;
    }
    if (module.isEmpty()) {
      module = Optional.of(node.contd());
    }
  }

  List<String> done() {
    return done;
  }

  List<String> faults() {
    return reader.faults();
  }

  /** About what engine, stream, state and subscriber differ now. */
  List<String> differences() throws InterruptedException {
    reader.read();
    List<String> differences = new ArrayList<>(reader.differences());
    List<ContainerRecord> records = engine.list(NS);
    if (records.size() != reader.rules().views().size()) {
      differences.add("the engine has " + records.size() + " containers, not those told of");
    }
    for (ContainerRecord record : records) {
      ContainerRef ref = record.ref();
      Optional<TaskState> task = engine.task(ref);
      Expected expected = new Expected(record, task);
      differences.addAll(expected.unfinished());
      Optional.ofNullable(reader.rules().views().get(Names.key(ref)))
          .filter(view -> view.uid().equals(Truth.uid(record)))
          .ifPresentOrElse(
              view -> differences.addAll(expected.differences(view)),
              () -> differences.add(ref + " was not told of"));
    }
    return differences;
  }

  @Override
  public void close() {
    module.ifPresent(ContdProcess::close);
    reader.close();
    engine.close();
    stub.close();
    if (!hasRedis) {
      node.redis().restart();
    }
    node.close();
  }
}
