package org.zos.container.operation;

import static org.zos.container.contract.ContainerModule.LONGEST_EXEC;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds what is wrong with a call to Exec, before anything is done. */
final class ExecCheck {
  private ExecCheck() {}

  /** The faults, each beginning with the argument's name; empty when there are none. */
  static List<String> faults(Duration timeout, List<String> args) {
    List<String> faults = new ArrayList<>();
    if (!timeout.isPositive() || timeout.compareTo(LONGEST_EXEC) > 0) {
      faults.add(
          "timeout must be more than none and at most %d s, not %s"
              .formatted(LONGEST_EXEC.toSeconds(), timeout));
    }
    if (args.isEmpty() || args.getFirst().isEmpty()) {
      faults.add("args: a program is required");
    }
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i).indexOf('\0') >= 0) {
        faults.add("args[" + i + "] contains a NUL");
      }
    }
    return faults;
  }
}
