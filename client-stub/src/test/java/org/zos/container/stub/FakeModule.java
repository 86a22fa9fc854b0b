package org.zos.container.stub;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerDetails;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerModule;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.ContainerStats;
import org.zos.container.contract.ExecOutput;
import org.zos.zbus.codec.Codecs;

/** A module that keeps its containers in memory and starts nothing. For any thread. */
public final class FakeModule implements ContainerModule {
  public static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");
  private static final long FIRST_PID = 101;

  /** What every container uses. */
  public static final ContainerStats STATS =
      new ContainerStats(
          CREATED,
          new ContainerStats.Cpu(
              Duration.ofMillis(12_345),
              Duration.ofSeconds(10),
              Duration.ofMillis(2_345),
              Duration.ofMillis(5)),
          new ContainerStats.Memory(3_145_728, 268_435_456, 1024, 1),
          new ContainerStats.Pids(2, 4096),
          new ContainerStats.Io(4096, 8192, 1, 2));

  private final List<String> signalled = new ArrayList<>();
  private final Map<String, Map<String, ContainerDetails>> namespaces = new TreeMap<>();
  private final Set<ContainerDetails> vanishing = new HashSet<>();
  private Optional<RuntimeException> failure = Optional.empty();
  private Optional<RuntimeException> failureToInspect = Optional.empty();
  private Optional<String> log = Optional.empty();
  private ExecOutput output = new ExecOutput(0, new byte[0], new byte[0], false);
  private String lastCommand = "";
  private long nextPid = FIRST_PID;

  /** From now on every call fails like this. */
  public synchronized void failWith(RuntimeException e) {
    failure = Optional.of(e);
  }

  /** From now on every container is listed, but none can be looked at. */
  public synchronized void failInspectingWith(RuntimeException e) {
    failureToInspect = Optional.of(e);
  }

  /** From now on every container has written just this. */
  public synchronized void write(String text) {
    log = Optional.of(text);
  }

  /** Puts a container there that nobody asked for. */
  public synchronized void put(String ns, ContainerDetails details) {
    namespaces.computeIfAbsent(ns, name -> new TreeMap<>()).put(details.id(), details);
  }

  /** The container is listed, but gone when it is looked at. */
  public synchronized void vanish(String ns, String id) {
    vanishing.add(inspect(ns, id));
  }

  @Override
  public synchronized String run(String ns, Container container) {
    failIfTold(failure);
    if (containers(ns).containsKey(container.name())) {
      throw new ContainerException.AlreadyExists(
          "container %s/%s already exists".formatted(ns, container.name()));
    }
    long pid = nextPid++;
    ContainerState state =
        new ContainerState(ContainerState.RUNNING, pid, 0, Codecs.ZERO_TIME, "uid-" + pid);
    Container made = container.toBuilder().createdAt(CREATED).build();
    put(ns, new ContainerDetails(made, state));
    return container.name();
  }

  @Override
  public synchronized ContainerDetails inspect(String ns, String id) {
    failIfTold(failure);
    failIfTold(failureToInspect);
    ContainerDetails details = containers(ns).get(id);
    if (details == null || vanishing.contains(details)) {
      throw new ContainerException.NotFound("container %s/%s not found".formatted(ns, id));
    }
    return details;
  }

  @Override
  public synchronized void delete(String ns, String id) {
    inspect(ns, id);
    containers(ns).remove(id);
  }

  @Override
  public synchronized List<String> list(String ns) {
    failIfTold(failure);
    return List.copyOf(containers(ns).keySet());
  }

  @Override
  public synchronized List<String> listNamespaces() {
    failIfTold(failure);
    return List.copyOf(namespaces.keySet());
  }

  @Override
  public synchronized String logs(String ns, String id) {
    inspect(ns, id);
    return log.orElse("first line of " + id + "\nlast line of " + id + "\n");
  }

  @Override
  public synchronized String logsTail(String ns, String id, int lines) {
    List<String> all = logs(ns, id).lines().toList();
    return all.stream()
        .skip(Math.max(0, all.size() - lines))
        .map(line -> line + "\n")
        .collect(joining());
  }

  @Override
  public synchronized void signalDelete(String ns, String id) {
    failIfTold(failure);
    signalled.add(ns + "/" + id);
  }

  /** Which containers were asked to end, in order. */
  public synchronized List<String> signalled() {
    return List.copyOf(signalled);
  }

  @Override
  public synchronized ContainerStats stats(String ns, String id) {
    inspect(ns, id);
    return STATS;
  }

  /** From now on every command ends like this, and is remembered. */
  public synchronized void endCommandsWith(ExecOutput end) {
    output = end;
  }

  /** The last command that was run, with how long it might have taken. */
  public synchronized String lastCommand() {
    return lastCommand;
  }

  @Override
  public synchronized void exec(String ns, String id, Duration timeout, List<String> command) {
    long code = execOutput(ns, id, timeout, command).exitCode();
    if (code != 0) {
      throw new ContainerException.FailedPrecondition("non-zero exit code: " + code);
    }
  }

  @Override
  public synchronized ExecOutput execOutput(
      String ns, String id, Duration timeout, List<String> command) {
    inspect(ns, id);
    lastCommand = timeout + " " + command;
    return output;
  }

  private Map<String, ContainerDetails> containers(String ns) {
    return namespaces.getOrDefault(ns, Map.of());
  }

  private static void failIfTold(Optional<RuntimeException> told) {
    told.ifPresent(e -> {
      throw e;
    });
  }
}
