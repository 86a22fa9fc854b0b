package org.zos.container.model;

import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.KernelCounters;

/** The kernel's counters, which go with a container's process. */
record ModelCounters(Truth truth) implements KernelCounters {
  @Override
  public void locate(ContainerRef ref, long pid) {
    // it is where the module looks for it
  }

  @Override
  public void forget(ContainerRef ref) {
    // nothing is kept
  }

  @Override
  public long memoryKills(ContainerRef ref) {
    return truth.isOutOfMemory(ref) ? 1 : 0;
  }
}
