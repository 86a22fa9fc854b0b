package org.zos.container.contract;

/** The kinds of error, as they stand beside the message on the wire. */
public enum ErrorCode {
  NOT_FOUND,
  ALREADY_EXISTS,
  INVALID_ARGUMENT,
  FAILED_PRECONDITION,
  DEADLINE_EXCEEDED,
  UNAVAILABLE,
  INTERNAL;

  /** The kind of this name; {@link #INTERNAL} for a name that this version does not know. */
  public static ErrorCode of(String name) {
    for (ErrorCode code : values()) {
      if (code.name().equals(name)) {
        return code;
      }
    }
    return INTERNAL;
  }
}
