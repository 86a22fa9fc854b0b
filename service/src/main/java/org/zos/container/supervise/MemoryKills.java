package org.zos.container.supervise;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
  private final KernelCounters counters;
  private final Set<ContainerRef> told = ConcurrentHashMap.newKeySet();
  private final Set<ContainerRef> seen = ConcurrentHashMap.newKeySet();

  public MemoryKills(KernelCounters counters) {
    this.counters = counters;
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
   * goes. The engine's event of the process's end may not have been read yet.
   */
  public void look(ContainerRef ref) {
    if (counters.memoryKills(ref) > 0) {
      seen.add(ref);
    }
  }

  /** Whether there was a kill since the container's process was made. */
  public boolean happened(ContainerRef ref) {
    return told.contains(ref) || seen.contains(ref) || counters.memoryKills(ref) > 0;
  }

  /** The process has ended: whether there was a kill in it, which is forgotten with this. */
  boolean take(ContainerRef ref) {
    boolean happened = happened(ref);
    told.remove(ref);
    seen.remove(ref);
    return happened;
  }

  /** The container is gone, or is another one now. */
  void forget(ContainerRef ref) {
    told.remove(ref);
    seen.remove(ref);
    counters.forget(ref);
  }
}
