package org.zos.container.spec;

import java.util.ArrayList;
import java.util.List;
import org.zos.container.contract.Container;
import org.zos.container.contract.LogTarget;
import org.zos.container.contract.StatsTarget;

/** Where a container's output and measurements are published, as its caller says it. */
public final class Targets {
  private static final String REDIS = "redis";

  /** Each is a connection that is kept, and a file of what was sent. */
  private static final int MOST = 8;

  private final List<String> faults = new ArrayList<>();

  private Targets() {}

  /** What is wrong with a container's targets, each beginning with the field's name. */
  static List<String> faults(Container container) {
    Targets targets = new Targets();
    targets.checkLogs(container.logs());
    targets.checkStats(container.stats());
    return targets.faults;
  }

  private void checkLogs(List<LogTarget> logs) {
    checkCount("Logs", logs.size());
    for (int i = 0; i < logs.size(); i++) {
      String field = "Logs[" + i + "]";
      LogTarget.Streams streams = logs.get(i).data();
      checkType(field, logs.get(i).type());
      checkStream(field + ".Data.Stdout", streams.stdout());
      checkStream(field + ".Data.Stderr", streams.stderr());
    }
  }

  private void checkStats(List<StatsTarget> stats) {
    checkCount("Stats", stats.size());
    for (int i = 0; i < stats.size(); i++) {
      String field = "Stats[" + i + "]";
      checkType(field, stats.get(i).type());
      checkAddress(field + ".Endpoint", stats.get(i).endpoint());
    }
  }

  private void checkCount(String field, int count) {
    if (count > MOST) {
      faults.add("%s has %d entries, at most %d are taken".formatted(field, count, MOST));
    }
  }

  private void checkType(String field, String type) {
    if (!type.equals(REDIS)) {
      faults.add("%s.Type must be redis, not '%s'".formatted(field, Shown.of(type)));
    }
  }

  private void checkStream(String field, String address) {
    if (!address.isEmpty()) {
      checkAddress(field, address);
    }
  }

  private void checkAddress(String field, String address) {
    try {
      if (TargetAddress.parse(address).hasMaskedPassword()) {
        faults.add(
            field + " has *** for a password, as Inspect shows it: give the password itself");
      }
    } catch (IllegalArgumentException e) {
      faults.add(field + ": " + e.getMessage());
    }
  }

  /** The same container with no password left in its targets. */
  public static Container mask(Container container) {
    return container.toBuilder()
        .logs(container.logs().stream().map(Targets::mask).toList())
        .stats(container.stats().stream().map(Targets::mask).toList())
        .build();
  }

  private static LogTarget mask(LogTarget target) {
    return new LogTarget(
        target.type(),
        new LogTarget.Streams(
            TargetAddress.mask(target.data().stdout()),
            TargetAddress.mask(target.data().stderr())));
  }

  private static StatsTarget mask(StatsTarget target) {
    return new StatsTarget(target.type(), TargetAddress.mask(target.endpoint()));
  }
}
