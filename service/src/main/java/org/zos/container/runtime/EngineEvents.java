package org.zos.container.runtime;

/** A subscription to what the engine does. For one thread. */
public interface EngineEvents extends AutoCloseable {
  /**
   * The next event, waiting for it without a bound: closing ends the wait.
   *
   * @throws EngineException.Unavailable when the subscription has ended; events may be missed from
   *     then on
   */
  EngineEvent next();

  /** Ends the subscription. From any thread. */
  @Override
  void close();
}
