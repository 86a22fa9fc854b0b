package org.zos.zbus.wire;

import java.util.Optional;

/** How a call ended. */
public sealed interface Outcome {

  /**
   * The method returned.
   *
   * @param data its value, or an array when it has several; empty for a method that returns none
   */
  record Returned(Optional<EncodedValue> data) implements Outcome {}

  /**
   * The method refused or failed; the caller may read the reason and go on.
   *
   * @param data the zero value of what the method would have returned: Go stubs decode it before
   *     they look at the error; empty for a method that returns none
   * @param error the reason
   */
  record Failed(Optional<EncodedValue> data, CallError error) implements Outcome {}

  /**
   * The protocol itself was broken: no such object, no such method, arguments that do not fit. The
   * reference client crashes its caller on it, so nothing that a well-formed call can cause ends
   * here.
   *
   * @param message never empty
   */
  record Faulted(String message) implements Outcome {
    public Faulted {
      if (message.isEmpty()) {
        throw new IllegalArgumentException("a protocol fault needs a message");
      }
    }
  }
}
