package org.zos.container.spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.zos.container.contract.Container;
import org.zos.container.contract.MountInfo;

/**
 * Finds everything that is wrong with a call to Run, before anything is made. What has to be looked
 * up on the node (does the path exist?) is not its business.
 */
public final class Validation {
  /** The kernel's own floor is lower, but below this not even a shell starts. */
  private static final long LEAST_MEMORY = 4L * 1024 * 1024;

  static final Duration MOST_SHUTDOWN_TIMEOUT = Duration.ofMinutes(5);
  private static final long MOST_PIDS = 4_194_304;
  private static final Set<String> PROPAGATIONS =
      Set.of("", "private", "rprivate", "slave", "rslave", "shared", "rshared");
  private static final Set<String> POLICIES = Set.of("", "always", "on-failure", "never");
  private static final Set<String> FORMATS = Set.of("", "raw", "cri");

  private final List<String> faults = new ArrayList<>();

  private Validation() {}

  /**
   * The faults of a call, each beginning with the field's name; empty when there are none.
   *
   * @param cpus how many the node has
   */
  public static List<String> faults(String ns, Container container, int cpus) {
    Validation validation = new Validation();
    Identifiers.check("ns", ns, validation.faults);
    validation.check(container, cpus);
    return List.copyOf(validation.faults);
  }

  private void check(Container container, int cpus) {
    Identifiers.check("Name", container.name(), faults);
    checkNetwork(container.network().namespace());
    checkRootFs(container);
    checkCommand(container);
    checkLimits(container, cpus);
    checkMounts(container.mounts());
    checkChoices(container);
    faults.addAll(Targets.faults(container));
  }

  private void checkNetwork(String namespace) {
    if (namespace.isEmpty()) {
      faults.add("Network.Namespace is required: name a network namespace that exists");
    } else if (!isFileName(namespace)) {
      faults.add("Network.Namespace is not a name: '" + Shown.of(namespace) + "'");
    }
  }

  private static boolean isFileName(String text) {
    return text.length() <= 255
        && text.chars().noneMatch(c -> c == '/' || c < ' ')
        && !text.equals(".")
        && !text.equals("..");
  }

  private void checkRootFs(Container container) {
    String flist = container.flist();
    String rootFs = container.rootFs();
    if (flist.isEmpty() == rootFs.isEmpty()) {
      faults.add("RootFS or Flist, one of the two, is required");
    } else {
      checkPath(rootFs.isEmpty() ? "Flist" : "RootFS", rootFs.isEmpty() ? flist : rootFs);
    }
  }

  private void checkPath(String field, String path) {
    if (!Paths.isPlainAbsolute(path)) {
      faults.add(field + " must be an absolute path without '..', not '" + Shown.of(path) + "'");
    }
  }

  private void checkCommand(Container container) {
    if (container.interactive()) {
      faults.add("Interactive is not supported by this version");
    }
    checkEntrypoint(container.entrypoint());
    for (int i = 0; i < container.env().size(); i++) {
      checkEnv(i, container.env().get(i));
    }
    if (!container.workingDir().isEmpty()) {
      checkPath("WorkingDir", container.workingDir());
    }
  }

  private void checkEntrypoint(String entrypoint) {
    if (entrypoint.indexOf('\0') >= 0) {
      faults.add("Entrypoint contains a NUL");
      return;
    }
    try {
      if (Words.split(entrypoint).isEmpty()) {
        faults.add("Entrypoint is required");
      }
    } catch (IllegalArgumentException e) {
      faults.add("Entrypoint can't be split into words: " + e.getMessage());
    }
  }

  private void checkEnv(int index, String entry) {
    if (entry.indexOf('=') <= 0 || entry.indexOf('\0') >= 0) {
      // not what it is: all of it may be a secret
      faults.add("Env[" + index + "] must be NAME=value, without NUL");
    }
  }

  private void checkLimits(Container container, int cpus) {
    if (container.cpu() > cpus) {
      faults.add("CPU is %d, but the node has %d".formatted(container.cpu(), cpus));
    }
    if (container.memory() != 0 && container.memory() < LEAST_MEMORY) {
      faults.add("Memory must be at least %d bytes".formatted(LEAST_MEMORY));
    }
    if (container.pids() > MOST_PIDS) {
      faults.add("Pids must be at most " + MOST_PIDS);
    }
    if (container.shutdownTimeout().isNegative()
        || container.shutdownTimeout().compareTo(MOST_SHUTDOWN_TIMEOUT) > 0) {
      faults.add("ShutdownTimeout must be from 0 to 5 minutes");
    }
  }

  private void checkMounts(List<MountInfo> mounts) {
    for (int i = 0; i < mounts.size(); i++) {
      MountInfo mount = mounts.get(i);
      String field = "Mounts[" + i + "]";
      if (mount.isBind()) {
        checkPath(field + ".Source", mount.source());
      }
      checkPath(field + ".Target", mount.target());
      if (Paths.isBelowKernel(mount.target())) {
        faults.add(
            field
                + ".Target may not cover /, /proc, /sys or /dev: '"
                + Shown.of(mount.target())
                + "'");
      }
    }
  }

  private void checkChoices(Container container) {
    checkChoice("RootFsPropagation", container.rootFsPropagation(), PROPAGATIONS);
    checkChoice("Restart.Policy", container.restart().policy(), POLICIES);
    checkChoice("Log.Format", container.log().format(), FORMATS);
  }

  private void checkChoice(String field, String value, Set<String> choices) {
    if (!choices.contains(value)) {
      faults.add(
          "%s must be one of %s, not '%s'"
              .formatted(
                  field,
                  choices.stream().filter(choice -> !choice.isEmpty()).sorted().toList(),
                  Shown.of(value)));
    }
  }
}
