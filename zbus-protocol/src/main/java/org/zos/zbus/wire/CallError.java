package org.zos.zbus.wire;

/**
 * The error that a method returned.
 *
 * @param message never empty: an empty one reads as success in the reference client
 * @param code what kind of error, for programs; empty when the server names none. The reference
 *     neither sends nor reads it
 */
public record CallError(String message, String code) {
  public CallError {
    if (message.isEmpty()) {
      throw new IllegalArgumentException("an error needs a message");
    }
  }

  /** An error of no particular kind. */
  public CallError(String message) {
    this(message, "");
  }
}
