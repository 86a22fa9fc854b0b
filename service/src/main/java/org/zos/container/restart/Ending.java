package org.zos.container.restart;

import org.zos.container.runtime.LastExit;

/** Why a container's process does not run. */
public sealed interface Ending {
  /** It has ended, and how is known. */
  record Exited(LastExit exit) implements Ending {}

  /**
   * There is none, and nobody knows of an end: the node was restarted, or the engine has lost it.
   */
  record Gone() implements Ending {}

  /**
   * It was to be started again and could not be, which is the node's fault: it did run here.
   *
   * @param reason what the node lacks
   */
  record NotStarted(String reason) implements Ending {}
}
