package org.zos.zbus.transport.redis;

import java.util.Arrays;
import org.zos.zbus.transport.Delivery;

/**
 * A request as it lies in a list in flight: its bytes, and before them, once it was taken over from
 * a dead server, the byte 0xC1, with which no MessagePack begins, and how often that happened.
 */
final class Entry {
  private static final byte MARK = (byte) 0xC1;
  private static final int HEAD = 2;

  private Entry() {}

  static Delivery read(byte[] entry, String taken) {
    if (entry.length <= HEAD || entry[0] != MARK) {
      return new Delivery(entry, taken);
    }
    byte[] payload = Arrays.copyOfRange(entry, HEAD, entry.length);
    return new Delivery(payload, Byte.toUnsignedInt(entry[1]), taken);
  }

  static byte[] of(Delivery delivery) {
    byte[] payload = delivery.payload();
    if (delivery.adoptions() == 0) {
      return payload;
    }
    byte[] entry = new byte[HEAD + payload.length];
    entry[0] = MARK;
    entry[1] = (byte) delivery.adoptions();
    System.arraycopy(payload, 0, entry, HEAD, payload.length);
    return entry;
  }
}
