package org.zos.zbus.transport;

import java.util.Arrays;

/**
 * One request as it lies in flight. Two are equal when their bytes are: bytes that come twice are
 * one request.
 *
 * @param payload the request's bytes, shared, never changed
 * @param adoptions how many servers took it over from one that had died; 0 for most
 * @param taken when it was taken, in the transport's words: {@code <run>:<generation>}. A run is a
 *     life of whatever carries the bytes: it forgets nothing while it lasts, and after it anything
 *     may be as it was before
 */
@SuppressWarnings("ArrayRecordComponent") // never copied on the way between Redis and codec
public record Delivery(byte[] payload, int adoptions, String taken) {
  /** A request that nobody took before. */
  public Delivery(byte[] payload, String taken) {
    this(payload, 0, taken);
  }

  /** The run of the transport in which it was taken. */
  public String run() {
    return taken.substring(0, Math.max(0, taken.indexOf(':')));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Delivery delivery && Arrays.equals(payload, delivery.payload);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(payload);
  }

  @Override
  public String toString() {
    return "request of " + payload.length + " bytes";
  }
}
