package org.zos.container.restart;

import java.time.Duration;
import org.zos.container.contract.RestartPolicy;

/**
 * What a container's caller wants done when its process ends by itself, with nothing left open.
 *
 * @param policy after which ends it is started again
 * @param delay before that
 * @param maxFailures how many ends within the window are too many
 * @param window how long an end counts
 */
public record RestartRule(Policy policy, Duration delay, long maxFailures, Duration window) {
  private static final Duration DELAY = Duration.ofSeconds(2);
  private static final long MAX_FAILURES = 4;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** After which ends a process is started again. */
  public enum Policy {
    ALWAYS,
    ON_FAILURE,
    NEVER
  }

  /**
   * The rule that a caller's words mean.
   *
   * @param asked valid
   */
  public static RestartRule of(RestartPolicy asked) {
    return new RestartRule(
        policy(asked.policy()),
        asked.delay().isZero() ? DELAY : asked.delay(),
        asked.maxFailures() == 0 ? MAX_FAILURES : asked.maxFailures(),
        asked.window().isZero() ? WINDOW : asked.window());
  }

  private static Policy policy(String word) {
    return switch (word) {
      case "never" -> Policy.NEVER;
      case "on-failure" -> Policy.ON_FAILURE;
      default -> Policy.ALWAYS;
    };
  }
}
