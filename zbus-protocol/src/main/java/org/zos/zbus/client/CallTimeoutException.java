package org.zos.zbus.client;

import org.zos.zbus.ZbusException;

/** No answer came before the deadline. */
public final class CallTimeoutException extends ZbusException {
  private final boolean neverRan;

  CallTimeoutException(String message, boolean neverRan) {
    super(message);
    this.neverRan = neverRan;
  }

  /**
   * Whether it is certain that the call has not run and will not: no server had taken it, and it
   * was taken back.
   */
  public boolean neverRan() {
    return neverRan;
  }
}
