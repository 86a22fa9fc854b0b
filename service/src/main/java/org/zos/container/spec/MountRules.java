package org.zos.container.spec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zos.container.contract.Container;
import org.zos.container.contract.MountInfo;

/**
 * What may be mounted in a container: what is on the node, and memory. Other file systems let their
 * options reach what no rule here knows of: an overlay any folder of the node, proc and sysfs the
 * kernel, others raw devices.
 */
final class MountRules {
  private static final int MOST_MOUNTS = 256;
  private static final int MOST_BYTES = 64 * 1024;
  private static final Set<String> TYPES = Set.of("", "bind", "tmpfs");
  private static final Pattern MEMORY_NAME = Pattern.compile("[\\w.-]{0,64}");

  private static final Set<String> FLAGS =
      Set.of(
          "ro",
          "rw",
          "suid",
          "nosuid",
          "dev",
          "nodev",
          "exec",
          "noexec",
          "atime",
          "noatime",
          "diratime",
          "nodiratime",
          "relatime",
          "norelatime",
          "strictatime",
          "nostrictatime");

  private static final Set<String> OF_BIND =
      Set.of("bind", "rbind", "private", "rprivate", "slave", "rslave", "shared", "rshared");

  private static final Pattern OF_TMPFS =
      Pattern.compile(
          "(size|nr_inodes)=\\d{1,15}[kKmMgG]?|size=\\d{1,2}%|mode=[0-7]{3,4}|[ug]id=\\d{1,9}");

  private final Rules rules;
  private final Map<String, String> targets = new HashMap<>();

  private MountRules(Rules rules) {
    this.rules = rules;
  }

  static void check(Container container, Rules rules) {
    List<MountInfo> mounts = container.mounts();
    MountRules all = new MountRules(rules);
    if (container.interactive()) {
      all.targets.put(Corex.TARGET, "Interactive");
    }
    if (mounts.size() > MOST_MOUNTS) {
      rules.add("Mounts", "has %d entries, and may have %d".formatted(mounts.size(), MOST_MOUNTS));
    }
    rules.size("Mounts", mounts.stream().flatMap(MountRules::texts).toList(), MOST_BYTES);
    for (int i = 0; i < mounts.size(); i++) {
      all.check("Mounts[" + i + "]", mounts.get(i));
    }
  }

  private static Stream<String> texts(MountInfo mount) {
    return Stream.concat(Stream.of(mount.source(), mount.target()), mount.options().stream());
  }

  private void check(String field, MountInfo mount) {
    rules.choice(field + ".Type", mount.type(), TYPES);
    if (mount.isBind()) {
      rules.path(field + ".Source", mount.source());
    } else if (!MEMORY_NAME.matcher(mount.source()).matches()) {
      rules.add(
          field + ".Source", "must be empty or a name, not '" + Shown.of(mount.source()) + "'");
    }
    if (rules.path(field + ".Target", mount.target())) {
      checkTarget(field, mount.target());
    }
    for (String option : mount.options()) {
      checkOption(field + ".Options", mount, option);
    }
  }

  private void checkTarget(String field, String target) {
    if (Paths.isBelowKernel(target)) {
      rules.add(
          field + ".Target", "may not cover /, /proc, /sys or /dev: '" + Shown.of(target) + "'");
    }
    String other = targets.putIfAbsent(Paths.plain(target), field);
    if (other != null) {
      rules.add(field + ".Target", "is taken by %s: '%s'".formatted(other, Shown.of(target)));
    }
  }

  private void checkOption(String field, MountInfo mount, String option) {
    boolean known =
        FLAGS.contains(option)
            || (mount.isBind() ? OF_BIND.contains(option) : OF_TMPFS.matcher(option).matches());
    if (!known) {
      rules.add(field, "has one that is not allowed: '" + Shown.of(option) + "'");
    }
  }
}
