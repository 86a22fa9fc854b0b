package org.zos.container.kernel;

import java.util.Optional;

/** Takes hold of processes of this machine. For any thread. */
public interface ProcessTrees {
  /**
   * Takes hold of a process. From then on no later process of the same number can be mistaken for
   * it; make sure afterwards that it is still the one that was meant.
   *
   * @param pid as this process counts
   * @return for the caller to close; empty when there is no such process
   * @throws KernelException when the kernel refuses
   */
  Optional<ProcessTree> hold(long pid);
}
