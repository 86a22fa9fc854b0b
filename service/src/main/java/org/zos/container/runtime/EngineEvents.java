package org.zos.container.runtime;

import java.util.List;

/** A subscription to what the engine does. For one thread. */
public interface EngineEvents extends AutoCloseable {
  /**
   * The next event, waiting for it without a bound: closing ends the wait.
   *
   * @throws EngineException.Unavailable when the subscription has ended; events may be missed from
   *     then on
   */
  EngineEvent next();

  /**
   * All events of what happened before this call that were not read yet, in order: whatever happens
   * during the call may be among them or come next.
   *
   * @throws EngineException.Unavailable as {@link #next} does, and when the engine takes too long
   */
  List<EngineEvent> soFar();

  /** Ends the subscription. From any thread. */
  @Override
  void close();
}
