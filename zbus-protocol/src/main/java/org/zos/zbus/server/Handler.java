package org.zos.zbus.server;

/**
 * What a method does. Runs on a virtual thread of its own; is interrupted when the method's
 * deadline passes.
 */
@FunctionalInterface
public interface Handler<R> {
  /**
   * Does the call. Any exception becomes an error for the caller; {@link
   * org.zos.zbus.CallException} chooses its text and code.
   */
  R handle(Call call) throws Exception;

  /** The same for a method that returns nothing but perhaps an error. */
  @FunctionalInterface
  interface OfNothing {
    /** Does the call. */
    void handle(Call call) throws Exception;
  }
}
