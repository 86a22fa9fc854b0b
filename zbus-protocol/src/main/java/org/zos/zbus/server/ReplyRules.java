package org.zos.zbus.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/** Which reply lists a server writes to: whoever sends a request chooses the name. */
final class ReplyRules {
  private static final int MOST_BYTES = 128;

  /** How queues of any module are named: {@code <module>.<name>@<version>}. */
  private static final Pattern QUEUE = Pattern.compile(".+\\..+@.*", Pattern.DOTALL);

  private final String ownPrefix;

  ReplyRules(String module) {
    this.ownPrefix = module + ".";
  }

  /**
   * Refuses no name, long ones, those of the module's own queues, lists and streams, and what looks
   * like the queue of any module: nobody may speak to another module through this one.
   */
  boolean allow(String replyTo) {
    return !replyTo.isEmpty()
        && replyTo.getBytes(UTF_8).length <= MOST_BYTES
        && !replyTo.startsWith(ownPrefix)
        && !QUEUE.matcher(replyTo).matches();
  }
}
