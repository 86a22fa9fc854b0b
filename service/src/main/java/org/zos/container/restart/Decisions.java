package org.zos.container.restart;

import java.time.Duration;
import org.zos.container.restart.RestartRule.Policy;
import org.zos.container.runtime.LastExit;

/** Decides what becomes of a container whose process does not run. */
public final class Decisions {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration MOST_PAUSE = Duration.ofSeconds(30);

  /** From here on the pause is at its most. */
  private static final int MOST_DOUBLINGS = 5;

  private static final String GONE = "its process is gone, and nobody saw it end";

  private Decisions() {}

  /**
   * Decides. The same inputs give the same decision: after a restart of the module it is made
   * again, and what was counted once is not counted twice.
   *
   * @param history what happened before
   * @param wanted whether it is to run, as far as it was asked to; not when it was stopped or given
   *     up
   */
  public static Decision of(Ending ending, History history, RestartRule rule, boolean wanted) {
    if (!wanted || rule.policy() == Policy.NEVER) {
      return new Decision.Ignore();
    }
    return switch (ending) {
      case Ending.Exited(LastExit exit) -> exited(exit, history, rule);
      case Ending.Gone() -> gone(history);
      case Ending.NotStarted(String reason) -> notStarted(reason, history);
    };
  }

  private static Decision exited(LastExit exit, History before, RestartRule rule) {
    if (rule.policy() == Policy.ON_FAILURE && exit.exit().code() == 0) {
      return new Decision.Ignore();
    }
    History history = before.ended(exit.exit().at(), rule.window());
    String reason = reason(exit);
    return history.failures().size() >= rule.maxFailures()
        ? new Decision.GiveUp(history.attempt() - 1, reason, history)
        : new Decision.Restart(
            rule.delay(), history.attempt(), reason, history, !history.equals(before));
  }

  private static String reason(LastExit exit) {
    return "it ended with exit code %d%s"
        .formatted(exit.exit().code(), exit.oomKilled() ? ", out of memory" : "");
  }

  private static Decision gone(History before) {
    History history = before.gone();
    return new Decision.Restart(
        Duration.ZERO, history.attempt(), GONE, history, before.notStarted() == 0);
  }

  private static Decision notStarted(String reason, History before) {
    History history = before.notStartedAgain();
    // for ever, and for every container of the node: told less and less often
    boolean news = Long.bitCount(history.notStarted()) == 1;
    return new Decision.Restart(
        pause(history.notStarted()), history.attempt(), reason, history, news);
  }

  private static Duration pause(long failures) {
    return failures > MOST_DOUBLINGS ? MOST_PAUSE : FIRST_PAUSE.multipliedBy(1L << (failures - 1));
  }
}
