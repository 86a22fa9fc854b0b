package org.zos.zbus.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import org.zos.zbus.transport.Delivery;

/** Writes down, for people, what could not be done. */
final class DeadLetters {
  /** Enough to see what it was; the whole of a large one would push out many others. */
  private static final int MOST_BYTES = 4096;

  private final Clock clock;

  DeadLetters(Clock clock) {
    this.clock = clock;
  }

  /** A JSON object: when, why, the request's id, its size, and its first bytes in hex. */
  String write(Delivery delivery, String id, String reason) {
    byte[] bytes = delivery.payload();
    ObjectNode letter = JsonNodeFactory.instance.objectNode();
    letter.put("at", clock.instant().toString());
    letter.put("reason", reason);
    letter.put("id", id);
    letter.put("bytes", bytes.length);
    letter.put(
        "request",
        HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, MOST_BYTES))));
    return letter.toString();
  }
}
