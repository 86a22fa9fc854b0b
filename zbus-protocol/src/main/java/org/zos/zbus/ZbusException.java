package org.zos.zbus;

/** The root of everything that the bus throws: catch it to handle any failure of the bus alike. */
public class ZbusException extends RuntimeException {
  public ZbusException(String message) {
    super(message);
  }

  public ZbusException(String message, Throwable cause) {
    super(message, cause);
  }
}
