package org.zos.container.spec;

import java.time.Duration;
import java.util.List;
import org.zos.container.contract.Container;

/**
 * Finds everything that is wrong with a call to Run, before anything is made. What has to be looked
 * up on the node (does the path exist?) is not its business.
 */
public final class Validation {
  static final Duration MOST_SHUTDOWN_TIMEOUT = Duration.ofMinutes(5);

  /** The longest name that a folder's entry has, in bytes; network namespaces are such entries. */
  private static final int MOST_FILE_NAME = 255;

  private Validation() {}

  /**
   * The faults of a call, each beginning with the field's name; empty when there are none.
   *
   * @param cpus how many the node has
   */
  public static List<String> faults(String ns, Container container, int cpus) {
    Rules rules = new Rules();
    rules.name("ns", ns);
    rules.name("Name", container.name());
    checkNetwork(container.network().namespace(), rules);
    RootRules.check(container, rules);
    ProcessRules.check(container, rules);
    LimitRules.check(container, cpus, rules);
    MountRules.check(container, rules);
    rules.addAll(Targets.faults(container));
    return rules.faults();
  }

  private static void checkNetwork(String namespace, Rules rules) {
    if (namespace.isEmpty()) {
      rules.add("Network.Namespace", "is required: name a network namespace that exists");
    } else if (!isFileName(namespace)) {
      rules.add("Network.Namespace", "is not a name: '" + Shown.of(namespace) + "'");
    }
  }

  private static boolean isFileName(String text) {
    return text.length() <= MOST_FILE_NAME
        && text.indexOf('/') < 0
        && !Rules.hasControl(text)
        && !text.equals(".")
        && !text.equals("..");
  }
}
