package org.zos.zbus;

/** Client and server do not understand each other: no such object or method, other arguments. */
public final class ProtocolException extends ZbusException {
  public ProtocolException(String message) {
    super(message);
  }
}
