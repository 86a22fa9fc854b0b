package org.zos.container.testing;

import java.util.HashMap;
import java.util.Map;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.KernelCounters;

/** The kernel's counters, as a test sets them. For any thread. */
public final class FakeCounters implements KernelCounters {
  private final Map<ContainerRef, Long> kills = new HashMap<>();
  private final Map<ContainerRef, Long> located = new HashMap<>();

  /** So many processes of a container were killed; zero when its task is gone. */
  public synchronized void kills(ContainerRef ref, long count) {
    kills.put(ref, count);
  }

  /** By which processes containers were located. */
  public synchronized Map<ContainerRef, Long> located() {
    return Map.copyOf(located);
  }

  @Override
  public synchronized void locate(ContainerRef ref, long pid) {
    located.put(ref, pid);
  }

  @Override
  public synchronized void forget(ContainerRef ref) {
    located.remove(ref);
  }

  @Override
  public synchronized long memoryKills(ContainerRef ref) {
    return kills.getOrDefault(ref, 0L);
  }
}
