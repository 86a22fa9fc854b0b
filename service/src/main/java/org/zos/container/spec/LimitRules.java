package org.zos.container.spec;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.zos.container.contract.Container;
import org.zos.container.contract.LogSettings;
import org.zos.container.contract.RestartPolicy;

/** How much of the node a container may have, and what is done for it. */
final class LimitRules {
  /** The kernel's own floor is lower, but below this not even a shell starts. */
  private static final long LEAST_MEMORY = 4L * 1024 * 1024;

  private static final long MOST_PIDS = 4_194_304;
  private static final long LEAST_LOG = 4096;
  private static final long MOST_LOG = 1L << 40;
  private static final long MOST_LOG_FILES = 100;
  private static final long MOST_FAILURES = 1000;
  private static final Duration MOST_DELAY = Duration.ofHours(1);
  private static final Duration MOST_WINDOW = Duration.ofDays(1);
  private static final int MOST_TAGS = 32 * 1024;

  private static final Set<String> PROPAGATIONS =
      Set.of("", "private", "rprivate", "slave", "rslave", "shared", "rshared");
  private static final Set<String> POLICIES = Set.of("", "always", "on-failure", "never");
  private static final Set<String> FORMATS = Set.of("", "raw", "cri");

  private final Rules rules;

  private LimitRules(Rules rules) {
    this.rules = rules;
  }

  static void check(Container container, int cpus, Rules rules) {
    LimitRules limits = new LimitRules(rules);
    limits.checkResources(container, cpus);
    limits.checkTime(
        "ShutdownTimeout", container.shutdownTimeout(), Validation.MOST_SHUTDOWN_TIMEOUT);
    rules.choice("RootFsPropagation", container.rootFsPropagation(), PROPAGATIONS);
    limits.checkRestart(container.restart());
    limits.checkLog(container.log());
    limits.checkTags(container.tags());
  }

  private void checkResources(Container container, int cpus) {
    if (container.cpu() < 0 || container.cpu() > cpus) {
      rules.add("CPU", "is %d, but the node has %d".formatted(container.cpu(), cpus));
    }
    rules.range("Memory", container.memory(), LEAST_MEMORY, Long.MAX_VALUE);
    rules.range("Pids", container.pids(), 1, MOST_PIDS);
  }

  private void checkTime(String field, Duration time, Duration most) {
    if (time.isNegative() || time.compareTo(most) > 0) {
      rules.add(field, "must be from 0 to %d minutes".formatted(most.toMinutes()));
    }
  }

  private void checkRestart(RestartPolicy restart) {
    rules.choice("Restart.Policy", restart.policy(), POLICIES);
    checkTime("Restart.Delay", restart.delay(), MOST_DELAY);
    rules.range("Restart.MaxFailures", restart.maxFailures(), 1, MOST_FAILURES);
    checkTime("Restart.Window", restart.window(), MOST_WINDOW);
  }

  private void checkLog(LogSettings log) {
    rules.choice("Log.Format", log.format(), FORMATS);
    rules.range("Log.MaxSize", log.maxSize(), LEAST_LOG, MOST_LOG);
    rules.range("Log.MaxFiles", log.maxFiles(), 1, MOST_LOG_FILES);
  }

  private void checkTags(List<String> tags) {
    rules.size("Tags", tags, MOST_TAGS);
    for (int i = 0; i < tags.size(); i++) {
      if (tags.get(i).isEmpty() || Rules.hasControl(tags.get(i))) {
        rules.add("Tags[" + i + "]", "must be a text without control characters");
      }
    }
  }
}
