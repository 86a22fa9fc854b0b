package org.zos.zbus.transport;

import org.zos.zbus.ZbusException;

/** What carries the bytes can't be reached or refused; trying again later may help. */
public final class TransportException extends ZbusException {
  public TransportException(String message) {
    super(message);
  }

  public TransportException(String message, Throwable cause) {
    super(message, cause);
  }
}
