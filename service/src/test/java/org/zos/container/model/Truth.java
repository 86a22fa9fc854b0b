package org.zos.container.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineEvent;
import org.zos.container.runtime.EngineEvents;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.TaskState;
import org.zos.container.testing.FakeEngine;

/**
 * What has really happened, whether or not anybody was there to see it. For any thread; what it
 * gives is to be looked at under the engine's lock.
 */
final class Truth {
  /** Guards this too: what happens and what is known of it never differ. */
  private final FakeEngine engine;

  private final Consumer<String> faults;
  private final Map<Long, Ran> processes = new HashMap<>();
  private final Map<ContainerRef, String> current = new HashMap<>();
  private final Map<String, List<EngineEvents>> births = new HashMap<>();
  private final Map<String, String> byTime = new HashMap<>();
  private final Map<String, List<EngineEvents>> deaths = new HashMap<>();

  /**
   * @param faults is told of processes that may not begin
   */
  Truth(FakeEngine engine, Consumer<String> faults) {
    this.engine = engine;
    this.faults = faults;
  }

  /** Something happens, right now. */
  void happened(EngineEvent event) {
    synchronized (engine) {
      switch (event) {
        case EngineEvent.Created e -> created(e.ref(), e.at());
        case EngineEvent.Started e -> started(e.ref(), e.pid());
        case EngineEvent.Exited e -> ended(e);
        case EngineEvent.OutOfMemory e ->
            live(e.ref()).ifPresent(ran -> ran.sawKill = engine.subscribers());
        case EngineEvent.Deleted e ->
            deaths.put(current.getOrDefault(e.ref(), ""), engine.subscribers());
      }
    }
  }

  private void created(ContainerRef ref, Instant at) {
    String uid = record(ref).map(Truth::uid).orElse("");
    current.put(ref, uid);
    births.put(uid, engine.subscribers());
    byTime.put(at.toString(), uid);
  }

  private void started(ContainerRef ref, long pid) {
    Ran now = process(ref, pid);
    record(ref)
        .flatMap(record -> new Starts(record, ends(now.uid, false)).fault())
        .ifPresent(fault -> faults.accept(now + ": " + fault));
    now.began = true;
  }

  /**
   * When the processes of an incarnation ended that had begun, in order.
   *
   * @param forgotten whether with those that the engine has forgotten before somebody cleared away
   */
  List<TaskState.Exit> ends(String uid, boolean forgotten) {
    return processes.values().stream()
        .filter(ran -> ran.uid.equals(uid) && ran.began && (forgotten || !ran.forgotten))
        .sorted(Comparator.comparingLong(ran -> ran.pid))
        .flatMap(ran -> ran.exit.stream())
        .toList();
  }

  private Ran process(ContainerRef ref, long pid) {
    return processes.computeIfAbsent(pid, p -> new Ran(p, ref, current.getOrDefault(ref, "")));
  }

  private void ended(EngineEvent.Exited event) {
    Ran ran = process(event.ref(), event.pid());
    ran.exit = Optional.of(new TaskState.Exit(event.code(), event.at()));
    ran.sawEnd = engine.subscribers();
  }

  /**
   * The kernel kills something in a container, if it runs.
   *
   * @param told whether the engine says so
   */
  void outOfMemory(ContainerRef ref, boolean told) {
    synchronized (engine) {
      live(ref)
          .ifPresent(ran -> {
            ran.outOfMemory = true;
            if (told) {
              engine.runOutOfMemory(ref);
            }
          });
    }
  }

  /** Whether something was killed in the process that the engine has. */
  boolean isOutOfMemory(ContainerRef ref) {
    synchronized (engine) {
      return processes.values().stream()
          .anyMatch(ran -> ran.ref.equals(ref) && ran.outOfMemory && isShown(ran));
    }
  }

  private Optional<Ran> live(ContainerRef ref) {
    return engine
        .taskNow(ref)
        .flatMap(TaskState::livePid)
        .flatMap(pid -> Optional.ofNullable(processes.get(pid)));
  }

  boolean isShown(Ran ran) {
    Optional<TaskState> task = engine.taskNow(ran.ref);
    return task.filter(is -> is instanceof TaskState.Stopped s && s.pid() == ran.pid).isPresent()
        || task.flatMap(TaskState::livePid).equals(Optional.of(ran.pid));
  }

  /** All processes vanish, and nobody learns how. */
  void reboot() {
    synchronized (engine) {
      processes.values().stream().filter(this::isShown).forEach(ran -> ran.forgotten = true);
      engine.loseProcesses();
      processes.values().stream()
          .filter(ran -> ran.exit.isEmpty())
          .forEach(ran -> ran.vanished = true);
    }
  }

  /** The record that there is of a name. */
  Optional<ContainerRecord> record(ContainerRef ref) {
    return engine.records().stream().filter(each -> each.ref().equals(ref)).findFirst();
  }

  static String uid(ContainerRecord record) {
    String uid = record.label(Labels.UID);
    return uid.isEmpty() ? record.createdAt().toString() : uid;
  }

  Optional<Ran> process(long pid) {
    return Optional.ofNullable(processes.get(pid));
  }

  List<Ran> processes() {
    return List.copyOf(processes.values());
  }

  /** Who has seen each incarnation begin. */
  Map<String, List<EngineEvents>> births() {
    return births;
  }

  /** Who has seen each incarnation end. */
  Map<String, List<EngineEvents>> deaths() {
    return deaths;
  }

  /** The incarnation that began then; the name itself where none did. */
  String bornAt(String time) {
    return byTime.getOrDefault(time, time);
  }
}
