package org.zos.zbus.server;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Which reply lists a server writes to: whoever sends a request chooses the name. */
final class ReplyRules {
  private static final int MOST_BYTES = 128;

  private final String ownPrefix;

  ReplyRules(String module) {
    this.ownPrefix = module + ".";
  }

  /** Refuses no name, long ones, and those of the module's own queues, lists and streams. */
  boolean allow(String replyTo) {
    return !replyTo.isEmpty()
        && replyTo.getBytes(UTF_8).length <= MOST_BYTES
        && !replyTo.startsWith(ownPrefix);
  }
}
