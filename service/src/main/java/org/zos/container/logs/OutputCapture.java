package org.zos.container.logs;

import java.net.URI;
import java.util.List;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ExecRef;

/**
 * Keeps what commands print until they have ended, and which commands there are, where also the
 * next instance finds it. For any thread.
 */
public interface OutputCapture {
  /**
   * Makes ready for a command's output, before its process is prepared.
   *
   * @param most how many bytes of each of its two streams are kept; the rest is read and dropped
   * @return where the engine is to send it
   * @throws ContainerException.FailedPrecondition when there is no place for it
   */
  URI prepare(ExecRef exec, long most);

  /**
   * Notes a command whose output goes nowhere, before its process is prepared.
   *
   * @throws ContainerException.FailedPrecondition when there is no place for it
   */
  void note(ExecRef exec);

  /**
   * The commands that were noted, or made ready for, and not taken away.
   *
   * @throws ContainerException.Internal when that can't be found out
   */
  List<ExecRef> noted();

  /**
   * How much {@link #collect} gives, in bytes.
   *
   * @throws ContainerException.Internal when it was lost
   */
  long size(ExecRef exec);

  /**
   * Gives what a command printed that has ended and been removed from the engine.
   *
   * @throws ContainerException.Internal when it was lost, saying why
   */
  Captured collect(ExecRef exec);

  /** Takes away all that there is of it; nothing is as good. */
  void remove(ExecRef exec);
}
