package org.zos.container.boot;

/** The module can't start; the message says why and what to do. */
public final class StartException extends RuntimeException {
  StartException(String message) {
    super(message);
  }

  StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
