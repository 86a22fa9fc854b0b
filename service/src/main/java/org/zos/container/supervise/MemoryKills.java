package org.zos.container.supervise;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.zos.container.contract.EventSubject;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.KernelCounters;

/**
 * Which containers had something in them killed for want of memory. Two say so: the engine, whose
 * events may come late or never, and the kernel, whose counter goes with the task. Either is
 * enough.
 *
 * <p>For any thread.
 */
public final class MemoryKills {
  /** Of removals whose events got lost with the engine nobody asks: they make room. */
  private static final int MOST_SEEN = 10_000;

  private final KernelCounters counters;
  private final Set<ContainerRef> told = ConcurrentHashMap.newKeySet();
  private final Set<Incarnation> seen =
      Collections.synchronizedSet(Collections.newSetFromMap(new Bounded()));

  public MemoryKills(KernelCounters counters) {
    this.counters = counters;
  }

  /** One container of those that have had a name. */
  private record Incarnation(ContainerRef ref, String uid) {
    static Incarnation of(ContainerRecord container) {
      return of(Subjects.of(container));
    }

    static Incarnation of(EventSubject subject) {
      return new Incarnation(new ContainerRef(subject.ns(), subject.id()), subject.uid());
    }
  }

  private static final class Bounded extends LinkedHashMap<Incarnation, Boolean> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Incarnation, Boolean> eldest) {
      return size() > MOST_SEEN;
    }
  }

  /** A container is there that was not before. */
  void created(ContainerRef ref) {
    // not what was seen of it: events lag, and it may have had its end by now
    told.remove(ref);
    counters.forget(ref);
  }

  /** A container's process has begun. What is told late of the one before it does not count. */
  void started(ContainerRef ref, long pid) {
    told.remove(ref);
    counters.locate(ref, pid);
  }

  /** The engine says that there was a kill. */
  void told(ContainerRef ref) {
    told.add(ref);
  }

  /**
   * Looks and remembers: for whoever is about to remove the task, with which the kernel's counter
   * goes. The engine's events of the process, up to its very creation, may not have been read yet.
   *
   * @param record finds the record of this container, if there is one
   */
  public void look(ContainerRef ref, Supplier<Optional<ContainerRecord>> record) {
    if (counters.memoryKills(ref) > 0) {
      record.get().map(Incarnation::of).ifPresent(seen::add);
    }
  }

  /** Whether there was a kill since the container's process was made. */
  public boolean happened(ContainerRecord container) {
    return happened(Incarnation.of(container));
  }

  private boolean happened(Incarnation container) {
    return told.contains(container.ref)
        || seen.contains(container)
        || counters.memoryKills(container.ref) > 0;
  }

  /** The process has ended: whether there was a kill in it, which is forgotten with this. */
  boolean take(EventSubject subject) {
    Incarnation container = Incarnation.of(subject);
    boolean happened = happened(container);
    told.remove(container.ref);
    seen.remove(container);
    return happened;
  }

  /** The container is gone. */
  void forget(EventSubject subject) {
    Incarnation container = Incarnation.of(subject);
    told.remove(container.ref);
    seen.remove(container);
    counters.forget(container.ref);
  }
}
