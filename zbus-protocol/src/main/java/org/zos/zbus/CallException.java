package org.zos.zbus;

import org.zos.zbus.wire.CallError;

/**
 * A method said no, with a reason for its caller. A server's method throws it to choose the reason,
 * a client's call throws it when the server gave one.
 */
public final class CallException extends ZbusException {
  private final String code;

  public CallException(CallError error) {
    super(error.message());
    this.code = error.code();
  }

  public CallException(CallError error, Throwable cause) {
    super(error.message(), cause);
    this.code = error.code();
  }

  /** What the caller is told. */
  public CallError error() {
    return new CallError(String.valueOf(getMessage()), code);
  }
}
