package org.zos.zbus.transport.redis;

import io.lettuce.core.RedisCommandExecutionException;
import java.io.FileNotFoundException;

/** What lies behind the driver's exceptions. */
final class Failures {
  private Failures() {}

  /** The message of the first cause, which says most. */
  static String reason(Throwable e) {
    Throwable root = root(e);
    if (root instanceof FileNotFoundException) {
      // what Netty makes of ENOENT, without a word to it
      return "no such file or directory";
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  /**
   * Whether Redis refused because it is no master any more: READONLY to what writes (in Redis 6
   * inside the message of a script's failure), MASTERDOWN to what reads, UNBLOCKED to what waited
   * when it happened (a connection that Redis itself is about to end).
   */
  static boolean isDemotion(Throwable e) {
    String refusal = refusal(e);
    return refusal.contains("READONLY ")
        || refusal.startsWith("MASTERDOWN ")
        || refusal.startsWith("UNBLOCKED ");
  }

  /** Whether Redis refused because the user may not do that. */
  static boolean isMissingRight(Throwable e) {
    return refusal(e).startsWith("NOPERM ");
  }

  /** What Redis itself said; empty where something else went wrong. */
  private static String refusal(Throwable e) {
    Throwable root = root(e);
    String message = root instanceof RedisCommandExecutionException ? root.getMessage() : null;
    return message == null ? "" : message;
  }

  /** The first cause. */
  static Throwable root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
