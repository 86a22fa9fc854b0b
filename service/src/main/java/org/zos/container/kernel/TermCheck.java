package org.zos.container.kernel;

import java.util.Optional;

/** Finds out whether TERM does anything to a container's first process. For any thread. */
public interface TermCheck {
  /** For where nothing can be known: there is always a doubt. */
  TermCheck NONE = pid -> Optional.empty();

  /**
   * Whether the kernel would throw TERM away, were it sent now.
   *
   * @param pid the first process of a container, as the host counts
   * @return present when it surely would; empty when not, and at any doubt
   */
  Optional<Deaf> deaf(long pid);

  /**
   * A process that TERM does nothing to.
   *
   * @param pid as the host counts
   * @param startTime tells it from a later one of the same pid
   */
  record Deaf(long pid, String startTime) {}
}
