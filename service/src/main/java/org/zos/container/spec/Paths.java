package org.zos.container.spec;

import java.util.Arrays;
import java.util.List;

/** What a path says by itself, without a look at any file system. */
final class Paths {
  private static final int MOST = 4096;
  private static final List<String> KERNEL = List.of("/proc", "/sys", "/dev");

  private Paths() {}

  /** Absolute, not too long for the kernel, without NUL, and without a step upwards. */
  static boolean isPlainAbsolute(String path) {
    return path.startsWith("/")
        && path.length() < MOST
        && path.indexOf('\0') < 0
        && Arrays.stream(path.split("/")).noneMatch(".."::equals);
  }

  private static List<String> parts(String path) {
    return Arrays.stream(path.split("/")).filter(p -> !p.isEmpty() && !p.equals(".")).toList();
  }

  /** Whether a path in a container covers the root, or what the kernel shows there. */
  static boolean isBelowKernel(String path) {
    String trimmed = "/" + String.join("/", parts(path));
    return trimmed.equals("/")
        || KERNEL.stream().anyMatch(dir -> trimmed.equals(dir) || trimmed.startsWith(dir + "/"));
  }
}
