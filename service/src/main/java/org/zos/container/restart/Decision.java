package org.zos.container.restart;

import java.time.Duration;

/** What becomes of a container whose process does not run. */
public sealed interface Decision {
  /**
   * It is started again.
   *
   * @param delay from now
   * @param attempt how many times in a row, with this one
   * @param reason why it must be
   * @param history with what happened now
   * @param news whether nobody was told yet
   */
  record Restart(Duration delay, long attempt, String reason, History history, boolean news)
      implements Decision {
    /** The same when it was told already. */
    public Restart told() {
      return new Restart(delay, attempt, reason, history, false);
    }
  }

  /**
   * It ended too often and is not started again.
   *
   * @param attempt the restarts that were tried
   * @param reason what it died of
   * @param history with what happened now
   */
  record GiveUp(long attempt, String reason, History history) implements Decision {}

  /** It stays as it is. */
  record Ignore() implements Decision {}
}
