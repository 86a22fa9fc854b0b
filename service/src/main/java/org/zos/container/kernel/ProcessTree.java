package org.zos.container.kernel;

/** A process that is held on to, with all that it has begun. For one thread. */
public interface ProcessTree extends AutoCloseable {
  /**
   * Kills it, its children, and theirs. Each is stopped first, so that none can begin another
   * unseen. Does not wait for their ends. What had left its parent before, as daemons do, is not
   * found.
   *
   * @throws KernelException when not all could be killed
   */
  void kill();

  /** Lets go of the process, not of its life. */
  @Override
  void close();
}
