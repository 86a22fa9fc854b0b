package org.zos.zbus.membership;

import java.util.Set;

/**
 * One server's place among all that serve the same module, at one time or one after another: whose
 * work in flight may be taken over is decided here. For any thread, unless it says otherwise.
 */
public interface Membership extends AutoCloseable {
  /** This server's name: letters, digits and dashes, never used before. */
  String self();

  /**
   * Makes known that this server lives, from before its first call until {@link #close} or its
   * death. May be called again. Blocks.
   */
  void join();

  /** The servers that are known here, also dead ones; others may be known elsewhere. */
  Set<String> known();

  /**
   * Whether a server has ended for certain. A doubt is a no. To be asked by one thread, again after
   * each {@link #watch call}. Blocks.
   */
  boolean isDead(String name);

  /** A dead server is of no interest any more: what it left has been taken over. */
  void forget(String name);

  /**
   * Begins to call this whenever {@link #isDead} may give another answer, on a thread that must not
   * be held up. To be called once.
   */
  void watch(Runnable changed);

  /** Leaves: from now on this server counts as dead. */
  @Override
  void close();
}
