package org.zos.container.runtime.containerd;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Protobuf's time and ours. */
final class Timestamps {
  private Timestamps() {}

  static Instant instant(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }
}
