package org.zos.container.runtime;

/**
 * What the kernel itself counts of a container, which is true whether or not anybody was told in
 * time. For any thread; nothing blocks for long.
 */
public interface KernelCounters {
  /**
   * Remembers where a container is accounted for, by a process of it that runs. That counts besides
   * the place that the module asks for.
   */
  void locate(ContainerRef ref, long pid);

  /** Forgets where a container was accounted for. */
  void forget(ContainerRef ref);

  /**
   * How many of its processes the kernel has killed for want of memory, since its task was made;
   * zero when the container has no task, or it is not known.
   */
  long memoryKills(ContainerRef ref);
}
