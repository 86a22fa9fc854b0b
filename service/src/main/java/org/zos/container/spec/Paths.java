package org.zos.container.spec;

import java.util.Arrays;
import java.util.List;

/** What a path says by itself, without a look at any file system. */
public final class Paths {
  private static final int MOST = 4096;

  /** Where the kernel shows itself. */
  public static final List<String> KERNEL = List.of("/proc", "/sys", "/dev");

  private Paths() {}

  /** Absolute, not too long for the kernel, without control characters and steps upwards. */
  static boolean isPlainAbsolute(String path) {
    return path.startsWith("/")
        && path.length() < MOST
        && !Rules.hasControl(path)
        && Arrays.stream(path.split("/")).noneMatch(".."::equals);
  }

  /** The same path written in the one way that has nothing superfluous. */
  static String plain(String path) {
    return "/"
        + String.join(
            "/",
            Arrays.stream(path.split("/")).filter(p -> !p.isEmpty() && !p.equals(".")).toList());
  }

  /** Whether a path in a container covers the root, or what the kernel shows there. */
  public static boolean isBelowKernel(String path) {
    String plain = plain(path);
    return plain.equals("/")
        || KERNEL.stream().anyMatch(dir -> plain.equals(dir) || plain.startsWith(dir + "/"));
  }
}
