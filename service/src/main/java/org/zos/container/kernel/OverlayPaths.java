package org.zos.container.kernel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options of an overlay with its paths made short: the kernel takes one page of them, which the
 * paths of an image of fifty layers overflow.
 *
 * @param folder what all of its paths lie below
 * @param options the same options, with the paths from there
 */
record OverlayPaths(Path folder, List<String> options) {
  private static final List<String> PATHS = List.of("lowerdir=", "upperdir=", "workdir=");

  /** The short form; empty when there is none: something has no path, or a strange one. */
  static Optional<OverlayPaths> of(List<String> options) {
    List<Path> paths = options.stream().flatMap(option -> paths(option).stream()).toList();
    if (paths.isEmpty() || !paths.stream().allMatch(Path::isAbsolute)) {
      return Optional.empty();
    }
    Path folder = paths.stream().map(OverlayPaths::parent).reduce(OverlayPaths::common).get();
    return Optional.of(
        new OverlayPaths(
            folder, options.stream().map(option -> shortened(option, folder)).toList()));
  }

  private static String key(String option) {
    return PATHS.stream().filter(option::startsWith).findFirst().orElse("");
  }

  private static List<Path> paths(String option) {
    String key = key(option);
    List<Path> paths = new ArrayList<>();
    if (!key.isEmpty()) {
      for (String path : option.substring(key.length()).split(":")) {
        paths.add(Path.of(path));
      }
    }
    return paths;
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  private static Path common(Path one, Path other) {
    Path common = one;
    while (!other.startsWith(common)) {
      common = parent(common);
    }
    return common;
  }

  private static String shortened(String option, Path folder) {
    String key = key(option);
    return key.isEmpty()
        ? option
        : key
            + String.join(
                ":", paths(option).stream().map(folder::relativize).map(Path::toString).toList());
  }
}
