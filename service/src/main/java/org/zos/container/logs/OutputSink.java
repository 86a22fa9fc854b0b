package org.zos.container.logs;

import java.net.URI;
import java.util.List;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRef;

/** Where containers' output goes, and who takes it there. For any thread. */
public interface OutputSink {
  /**
   * Makes ready for a container's output, before its process is prepared.
   *
   * @param container what its caller asks for
   * @return where the engine is to send it
   * @throws ContainerException.FailedPrecondition when there is no place for it
   */
  URI prepare(ContainerRef ref, Container container);

  /**
   * Makes sure that somebody takes the container's output, before its process begins.
   *
   * @throws ContainerException.FailedPrecondition saying why nobody does
   */
  void confirm(ContainerRef ref);

  /**
   * The containers that something was made ready for and not taken away.
   *
   * @throws ContainerException.Internal when that can't be found out
   */
  List<ContainerRef> prepared();

  /** Whether somebody takes the container's output now, which means that a process of it lives. */
  boolean isTaken(ContainerRef ref);

  /** Takes away what was made ready; the log stays. */
  void remove(ContainerRef ref);
}
