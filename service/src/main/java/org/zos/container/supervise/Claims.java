package org.zos.container.supervise;

import org.zos.container.runtime.ContainerRef;

/** The rights to change containers, among all modules that use one root. For any thread. */
@FunctionalInterface
public interface Claims {
  /** For a module that is alone. */
  Claims NONE = ref -> () -> {};

  /**
   * Waits until no other module changes this container. For one thread of this module at a time.
   *
   * @return to be closed by this thread
   */
  Claim take(ContainerRef ref) throws InterruptedException;

  /** The right to change a container, until it is closed. */
  interface Claim extends AutoCloseable {
    @Override
    void close();
  }
}
