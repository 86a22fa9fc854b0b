package org.zos.container.spec;

import java.util.List;
import java.util.regex.Pattern;
import org.zos.container.contract.Container;

/** What a container's process may be started with. */
public final class ProcessRules {
  /** One word may be as long as all; the kernel would take 128 KiB. */
  private static final int MOST_ENTRYPOINT = 32 * 1024;

  private static final int MOST_ENV = 128 * 1024;
  private static final Pattern ENV_NAME = Pattern.compile("[\\x21-\\x7e&&[^=]]{1,256}");

  private final Rules rules;

  private ProcessRules(Rules rules) {
    this.rules = rules;
  }

  static void check(Container container, Rules rules) {
    ProcessRules process = new ProcessRules(rules);
    process.checkEntrypoint(container);
    process.checkEnv(container.env());
    if (!container.workingDir().isEmpty()) {
      rules.path("WorkingDir", container.workingDir());
    }
  }

  /**
   * What is wrong with a container that its root file system has had its say in, each fault
   * beginning with the field's name.
   */
  public static List<String> faults(Container complete) {
    Rules rules = new Rules();
    check(complete, rules);
    if (!complete.interactive() && complete.entrypoint().isEmpty()) {
      rules.add("Entrypoint", "is required, as the root file system names no program to run");
    }
    return rules.faults();
  }

  private void checkEntrypoint(Container container) {
    String entrypoint = container.entrypoint();
    rules.size("Entrypoint", List.of(entrypoint), MOST_ENTRYPOINT);
    if (entrypoint.indexOf('\0') >= 0) {
      rules.add("Entrypoint", "contains a NUL");
    } else if (!entrypoint.isEmpty()) {
      checkWords(entrypoint);
    }
  }

  private void checkWords(String entrypoint) {
    try {
      List<String> words = Words.split(entrypoint);
      if (words.isEmpty() || words.getFirst().isEmpty()) {
        rules.add("Entrypoint", "names no program");
      }
    } catch (IllegalArgumentException e) {
      rules.add("Entrypoint", "can't be split into words: " + e.getMessage());
    }
  }

  private void checkEnv(List<String> env) {
    rules.size("Env", env, MOST_ENV);
    for (int i = 0; i < env.size(); i++) {
      String entry = env.get(i);
      int end = entry.indexOf('=');
      if (end < 0
          || !ENV_NAME.matcher(entry.substring(0, end)).matches()
          || entry.indexOf('\0') >= 0) {
        // not what it is: all of it may be a secret
        rules.add(
            "Env[" + i + "]", "must be NAME=value, without blanks in the name and without NUL");
      }
    }
  }
}
