package org.zos.container.cgroup;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.zos.container.kernel.EscapedPath;

/**
 * One tree of control groups, where it is mounted. Version 1 has a tree for each controller, or
 * several; version 2 has one for all, the unified one; a hybrid node has both.
 *
 * @param mountPoint where
 * @param root the group that is seen there, which is not the topmost one inside a container
 * @param unified whether it is that of version 2
 * @param controllers of version 1; a unified tree has files that say so instead
 */
record Hierarchy(Path mountPoint, String root, boolean unified, List<String> controllers) {
  private static final int ROOT = 3;
  private static final int MOUNT_POINT = 4;

  Hierarchy {
    controllers = List.copyOf(controllers);
  }

  /** Reads a line of mountinfo; empty when it is of another file system. */
  static Optional<Hierarchy> read(String line) {
    // optional fields of any number come before the dash
    String[] halves = line.split(" - ", 2);
    String[] mount = halves[0].split(" ");
    if (halves.length < 2 || mount.length <= MOUNT_POINT) {
      return Optional.empty();
    }
    String[] kind = halves[1].split(" ");
    boolean unified = kind[0].equals("cgroup2");
    if (!unified && !kind[0].equals("cgroup")) {
      return Optional.empty();
    }
    List<String> options = Arrays.asList(kind[kind.length - 1].split(","));
    return Optional.of(
        new Hierarchy(
            Path.of(EscapedPath.read(mount[MOUNT_POINT])),
            EscapedPath.read(mount[ROOT]),
            unified,
            unified ? List.of() : options));
  }

  /** Whether groups of this tree have this controller, as far as the tree itself can say. */
  boolean has(String controller) {
    return unified || controllers.contains(controller);
  }

  /** The folder of a group, by its path within what is mounted. */
  Path folder(String path) {
    return mountPoint.resolve(path.substring(1)).normalize();
  }

  /** The folder of a group by its path from the topmost one; empty when it is not seen here. */
  Optional<Path> folderFromTop(String path) {
    if (root.equals("/")) {
      return Optional.of(path).filter(Hierarchy::isBelow).map(this::folder);
    }
    return path.equals(root) || path.startsWith(root + "/")
        ? Optional.of(mountPoint.resolve("." + path.substring(root.length())).normalize())
        : Optional.empty();
  }

  /** A group outside the reader's cgroup namespace is told with steps upwards. */
  private static boolean isBelow(String path) {
    return path.startsWith("/") && !path.startsWith("/..");
  }
}
