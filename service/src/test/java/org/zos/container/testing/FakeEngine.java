package org.zos.container.testing;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.zos.container.contract.ContainerStats;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineEvent;
import org.zos.container.runtime.EngineEvents;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.NewContainer;
import org.zos.container.runtime.SpecJson;
import org.zos.container.runtime.TaskState;
import org.zos.zbus.wire.EncodedValue;

/**
 * An engine in memory, with the promises of containerd, that a test can let fail at each step. Its
 * processes end when they are signalled, at once, and nobody ever waits. For any thread.
 */
public final class FakeEngine implements ContainerEngine {
  private static final long SIGNAL_BASE = 128;
  private static final long FIRST_PID = 101;

  private final InstantSource clock;
  private final Faults faults = new Faults();
  private final Set<String> namespaces = new TreeSet<>();
  private final Map<ContainerRef, ContainerRecord> records = new LinkedHashMap<>();
  private final Map<ContainerRef, FakeProcess> processes = new HashMap<>();
  private final Map<ContainerRef, TaskState> shown = new HashMap<>();
  private final Map<ContainerRef, NewContainer> created = new HashMap<>();
  private final List<FakeEvents> subscribers = new ArrayList<>();
  private final List<Step> done = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private final Set<Signal> ignored = EnumSet.noneOf(Signal.class);
  private Consumer<EngineEvent> witness = event -> {};
  private boolean away;
  private long nextPid = FIRST_PID;

  public FakeEngine(InstantSource clock) {
    this.clock = clock;
  }

  // what a test lets happen

  /** The next time, this step fails and does nothing. */
  public synchronized void fail(Step step, RuntimeException failure) {
    before(
        step,
        () -> {
          throw failure;
        });
  }

  /** The next time, this step is done, but its answer is a failure. */
  public synchronized void loseAnswer(Step step, RuntimeException failure) {
    faults.after(
        step,
        () -> {
          throw failure;
        });
  }

  /** This happens right before the step is next done. */
  public synchronized void before(Step step, Runnable event) {
    faults.before(step, event);
  }

  /** Every call fails, and every subscription ends, until {@link #comeBack}. */
  public synchronized void goAway() {
    away = true;
    subscribers.forEach(FakeEvents::end);
    subscribers.clear();
  }

  public synchronized void comeBack() {
    away = false;
  }

  /** From now on no process takes notice of this signal. */
  public synchronized void ignore(Signal signal) {
    ignored.add(signal);
  }

  /** A container's process ends by itself. */
  public synchronized void exit(ContainerRef ref, long code) {
    FakeProcess process = processes.get(ref);
    if (process == null || process.hasEnded()) {
      throw new AssertionError(ref + " has no process that could end");
    }
    Instant at = clock.instant();
    process.end(code, at);
    tell(new EngineEvent.Exited(ref, at, process.pid(), code));
  }

  /**
   * The same, if it runs.
   *
   * @return whether it did
   */
  public synchronized boolean exitIfRuns(ContainerRef ref, long code) {
    boolean runs = runs(ref);
    if (runs) {
      exit(ref, code);
    }
    return runs;
  }

  /** The node was restarted: no process is left, and nobody saw one end. */
  public synchronized void loseProcesses() {
    processes.clear();
  }

  /** The kernel kills something in a container. */
  public synchronized void runOutOfMemory(ContainerRef ref) {
    tell(new EngineEvent.OutOfMemory(ref, clock.instant()));
  }

  /** A container that is there without anybody having been told. */
  public synchronized void put(ContainerRecord container) {
    namespaces.add(container.ref().ns());
    records.put(container.ref(), container);
  }

  /** A running process that is there without anybody having been told. */
  public synchronized void putProcess(ContainerRef ref) {
    FakeProcess process = new FakeProcess(nextPid++);
    process.start();
    processes.put(ref, process);
  }

  /** What {@link #task} says from now on, whatever the process does. */
  public synchronized void show(ContainerRef ref, TaskState state) {
    shown.put(ref, state);
  }

  /** A container's record and process are gone at once, as if somebody else had removed them. */
  public synchronized void lose(ContainerRef ref) {
    records.remove(ref);
    processes.remove(ref);
  }

  // what a test looks at

  /** Is told of all that happens as it happens, whether or not anybody is subscribed. */
  public synchronized void witness(Consumer<EngineEvent> each) {
    witness = each;
  }

  /** All records, also while it is away. */
  public synchronized List<ContainerRecord> records() {
    return List.copyOf(records.values());
  }

  /** What a container's process does, also while it is away. */
  public synchronized Optional<TaskState> taskNow(ContainerRef ref) {
    return process(ref).map(FakeProcess::state);
  }

  /** Who is told of what happens: each stands for one subscription, and is gone with it. */
  public synchronized List<EngineEvents> subscribers() {
    return List.copyOf(subscribers);
  }

  /** The steps that were asked for, in order, those that failed too. */
  public synchronized List<Step> steps() {
    return List.copyOf(done);
  }

  /** How long callers would have waited for the ends of processes. */
  public synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }

  /** Whether there is nothing at all of any container. */
  public synchronized boolean isEmpty() {
    return records.isEmpty() && processes.isEmpty();
  }

  /** Whether a container's process runs. */
  public synchronized boolean runs(ContainerRef ref) {
    FakeProcess process = processes.get(ref);
    return process != null && process.runs();
  }

  /** What was last asked to be kept under this name. */
  public synchronized Optional<NewContainer> created(ContainerRef ref) {
    return Optional.ofNullable(created.get(ref));
  }

  // the engine

  @Override
  public String version() {
    return step(Step.VERSION, () -> "fake");
  }

  @Override
  public List<String> namespaces() {
    // not sorted: no engine promises that
    return step(Step.NAMESPACES, () -> new ArrayList<>(namespaces).reversed());
  }

  @Override
  public void create(NewContainer container) {
    ContainerRef ref = container.ref();
    step(
        Step.CREATE,
        () -> {
          if (records.containsKey(ref)) {
            throw new EngineException.AlreadyExists("creating " + ref + ": it exists", refused());
          }
          Instant at = clock.instant();
          namespaces.add(ref.ns());
          records.put(
              ref,
              new ContainerRecord(
                  ref,
                  container.labels(),
                  container.definition(),
                  at,
                  SpecJson.of(container.ociSpec())));
          created.put(ref, container);
          tell(new EngineEvent.Created(ref, at));
          return ref;
        });
  }

  @Override
  public Optional<ContainerRecord> find(ContainerRef ref) {
    return step(Step.FIND, () -> Optional.ofNullable(records.get(ref)));
  }

  @Override
  public List<ContainerRecord> list(String ns) {
    return step(
        Step.LIST,
        () ->
            records.values().stream()
                .filter(each -> each.ref().ns().equals(ns))
                .toList()
                .reversed());
  }

  @Override
  public void setLabels(ContainerRef ref, Map<String, String> more) {
    step(
        Step.SET_LABELS,
        () -> {
          Map<String, String> labels = labels(ref);
          labels.putAll(more);
          return relabel(ref, labels);
        });
  }

  @Override
  public void update(ContainerRef ref, String ociSpec, EncodedValue definition) {
    step(
        Step.UPDATE,
        () -> {
          ContainerRecord before = record("changing", ref);
          created.put(ref, new NewContainer(ref, before.labels(), ociSpec, definition));
          return records.put(
              ref,
              new ContainerRecord(
                  ref, before.labels(), definition, before.createdAt(), SpecJson.of(ociSpec)));
        });
  }

  @Override
  public void removeLabel(ContainerRef ref, String key) {
    step(
        Step.REMOVE_LABEL,
        () -> {
          Map<String, String> labels = labels(ref);
          labels.remove(key);
          return relabel(ref, labels);
        });
  }

  private Map<String, String> labels(ContainerRef ref) {
    return new HashMap<>(record("changing the labels of", ref).labels());
  }

  private ContainerRecord relabel(ContainerRef ref, Map<String, String> labels) {
    ContainerRecord before = record("changing the labels of", ref);
    return records.put(
        ref,
        new ContainerRecord(
            ref, labels, before.definition(), before.createdAt(), before.ociSpec()));
  }

  @Override
  public boolean delete(ContainerRef ref) {
    return step(
        Step.DELETE,
        () -> {
          if (records.containsKey(ref) && processes.containsKey(ref)) {
            throw new EngineException.Failed("removing " + ref + ": it has a process", refused());
          }
          boolean existed = records.remove(ref) != null;
          if (existed) {
            tell(new EngineEvent.Deleted(ref, clock.instant()));
          }
          return existed;
        });
  }

  @Override
  public void createTask(ContainerRef ref, URI output) {
    step(
        Step.CREATE_TASK,
        () -> {
          ContainerRecord container = record("preparing the process of", ref);
          if (processes.containsKey(ref)) {
            throw new EngineException.AlreadyExists(
                "preparing the process of " + ref + ": it exists", refused());
          }
          processes.put(ref, new FakeProcess(nextPid++));
          return container;
        });
  }

  @Override
  public long startTask(ContainerRef ref) {
    return step(
        Step.START_TASK,
        () -> {
          FakeProcess process = processes.get(ref);
          if (process == null) {
            throw new EngineException.NotFound("starting the process of " + ref, refused());
          }
          process.start();
          tell(new EngineEvent.Started(ref, clock.instant(), process.pid()));
          return process.pid();
        });
  }

  @Override
  public Optional<TaskState> task(ContainerRef ref) {
    return step(
        Step.TASK,
        () -> Optional.ofNullable(shown.get(ref)).or(() -> process(ref).map(FakeProcess::state)));
  }

  @Override
  public Optional<ContainerStats> usage(ContainerRef ref) {
    return step(
        Step.USAGE,
        () -> process(ref).filter(FakeProcess::runs).map(process -> Usages.at(clock.instant())));
  }

  @Override
  public boolean signal(ContainerRef ref, Signal signal) {
    return step(Step.SIGNAL, () -> kill(ref, signal));
  }

  @Override
  public boolean killAll(ContainerRef ref) {
    return step(Step.KILL_ALL, () -> kill(ref, Signal.KILL));
  }

  private boolean kill(ContainerRef ref, Signal signal) {
    boolean alive = process(ref).filter(process -> !process.hasEnded()).isPresent();
    if (alive && !ignored.contains(signal)) {
      exit(ref, SIGNAL_BASE + signal.number());
    }
    return alive;
  }

  @Override
  public boolean awaitExit(ContainerRef ref, Duration wait) {
    return step(
        Step.AWAIT_EXIT,
        () -> {
          waits.add(wait);
          return process(ref).map(FakeProcess::hasEnded).orElse(true);
        });
  }

  @Override
  public boolean deleteTask(ContainerRef ref) {
    return step(
        Step.DELETE_TASK,
        () -> {
          if (process(ref).filter(FakeProcess::runs).isPresent()) {
            throw new EngineException.Failed(
                "removing the process of " + ref + ": it runs", refused());
          }
          return process(ref).map(process -> processes.remove(ref, process)).orElse(false);
        });
  }

  @Override
  public EngineEvents subscribe() {
    return step(
        Step.SUBSCRIBE,
        () -> {
          FakeEvents events = new FakeEvents(this::unsubscribe);
          subscribers.add(events);
          return events;
        });
  }

  private synchronized void unsubscribe(FakeEvents events) {
    subscribers.remove(events);
  }

  /** The process, which containerd finds only by the container's record. */
  private Optional<FakeProcess> process(ContainerRef ref) {
    return records.containsKey(ref) ? Optional.ofNullable(processes.get(ref)) : Optional.empty();
  }

  private ContainerRecord record(String what, ContainerRef ref) {
    return Optional.ofNullable(records.get(ref))
        .orElseThrow(
            () -> new EngineException.NotFound(what + " " + ref + ": there is none", refused()));
  }

  private synchronized <T> T step(Step step, Supplier<T> action) {
    done.add(step);
    if (away) {
      throw new EngineException.Unavailable("the engine can't be reached: " + step);
    }
    return faults.around(step, action);
  }

  private void tell(EngineEvent event) {
    witness.accept(event);
    subscribers.forEach(subscriber -> subscriber.tell(event));
  }

  private static Exception refused() {
    return new IllegalStateException("refused");
  }
}
