package org.zos.zbus.transport;

import java.util.Arrays;

/**
 * One request as it lies in flight. Two are equal when their bytes are: that is also how a
 * transport finds the entry again.
 *
 * @param payload the request's bytes, shared, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // never copied on the way between Redis and codec
public record Delivery(byte[] payload) {
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
