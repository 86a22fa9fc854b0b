package org.zos.zbus.codec;

import org.zos.zbus.ZbusException;

/** Bytes are not what they should be; the message says where and what was expected. */
public final class CodecException extends ZbusException {
  public CodecException(String message) {
    super(message);
  }

  public CodecException(String message, Throwable cause) {
    super(message, cause);
  }
}
