package org.zos.container.rootfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where a path leads within a root file system, as whoever lives in it sees it: links are followed
 * one by one, and none leads above the root.
 */
final class InRoot {
  private static final int MOST_LINKS = 40;

  private final Path root;
  private final Deque<String> rest = new ArrayDeque<>();
  private final Deque<String> walked = new ArrayDeque<>();
  private int links;

  private InRoot(Path root) {
    this.root = root;
  }

  /**
   * The path without links, beginning with a slash; what does not exist is taken as it is.
   *
   * @param path a path in the container
   * @throws IOException when there are too many links, or one can't be read
   */
  static String resolve(Path root, String path) throws IOException {
    InRoot walk = new InRoot(root);
    walk.add(path);
    while (!walk.rest.isEmpty()) {
      walk.step(walk.rest.pop());
    }
    return walk.reached();
  }

  private void add(String path) {
    String[] names = path.split("/");
    for (int i = names.length - 1; i >= 0; i--) {
      rest.push(names[i]);
    }
  }

  private String reached() {
    return "/" + String.join("/", walked);
  }

  private void step(String name) throws IOException {
    switch (name) {
      case "", "." -> {}
      case ".." -> walked.pollLast();
      default -> enter(name);
    }
  }

  private void enter(String name) throws IOException {
    walked.addLast(name);
    Path here = root.resolve(String.join("/", walked));
    if (Files.isSymbolicLink(here)) {
      if (++links > MOST_LINKS) {
        throw new IOException("there are too many symbolic links on the way");
      }
      String target = Files.readSymbolicLink(here).toString();
      walked.removeLast();
      if (target.startsWith("/")) {
        walked.clear();
      }
      add(target);
    }
  }
}
