package org.zos.container.contract;

import java.time.Duration;

/**
 * What happens when a container's process ends by itself.
 *
 * @param policy {@code always}, {@code on-failure} or {@code never}; empty for {@code always}
 * @param delay before a restart; zero for 2 s
 * @param maxFailures failures within the window after which it is given up; zero for 4
 * @param window zero for a minute
 */
public record RestartPolicy(String policy, Duration delay, long maxFailures, Duration window) {
  /** Everything as the module does it unless told otherwise. */
  public static final RestartPolicy DEFAULT =
      new RestartPolicy("", Duration.ZERO, 0, Duration.ZERO);
}
