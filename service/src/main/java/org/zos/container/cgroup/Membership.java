package org.zos.container.cgroup;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * In which group of one tree a process is: a line of its {@code cgroup} file.
 *
 * @param controllers those of a tree of version 1; none for the unified tree
 * @param path the group
 */
record Membership(List<String> controllers, String path) {
  private static final String UNIFIED = "0::";

  Membership {
    controllers = List.copyOf(controllers);
  }

  /** Reads a line; empty when it is none. */
  static Optional<Membership> read(String line) {
    if (line.startsWith(UNIFIED)) {
      return Optional.of(new Membership(List.of(), line.substring(UNIFIED.length())));
    }
    // the path may have colons of its own
    String[] fields = line.split(":", 3);
    return fields.length < 3 || fields[1].isEmpty()
        ? Optional.empty()
        : Optional.of(new Membership(Arrays.asList(fields[1].split(",")), fields[2]));
  }

  /**
   * Whether the process is there for certain. Of one that is ending, the kernel names the topmost
   * group of a tree of version 1, and says so of a group that is gone with it.
   */
  boolean isCertain() {
    return !path.equals("/") && !path.endsWith(" (deleted)");
  }

  /** Whether it is about this tree. */
  boolean isIn(Hierarchy tree) {
    return tree.unified()
        ? controllers.isEmpty()
        : !controllers.isEmpty() && tree.controllers().containsAll(controllers);
  }
}
