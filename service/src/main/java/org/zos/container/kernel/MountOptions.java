package org.zos.container.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The options of a mount as the kernel takes them: those that every file system knows are bits, the
 * others are a text for the file system itself.
 *
 * @param flags the bits
 * @param data the text
 */
record MountOptions(long flags, String data) {
  static final long READ_ONLY = 1;
  static final long REMOUNT = 32;
  static final long BIND = 4096;
  static final long RECURSIVE = 16_384;

  /** The kernel takes one page of text, with a zero at its end. */
  private static final int MOST_DATA = 4095;

  private static final Map<String, Long> SET =
      Map.ofEntries(
          Map.entry("ro", READ_ONLY),
          Map.entry("nosuid", 2L),
          Map.entry("nodev", 4L),
          Map.entry("noexec", 8L),
          Map.entry("noatime", 1024L),
          Map.entry("nodiratime", 2048L),
          Map.entry("relatime", 1L << 21),
          Map.entry("strictatime", 1L << 24),
          Map.entry("bind", BIND),
          Map.entry("rbind", BIND | RECURSIVE));

  private static final Map<String, Long> CLEARED =
      Map.of("rw", READ_ONLY, "suid", 2L, "dev", 4L, "exec", 8L, "defaults", 0L);

  /**
   * Sorts options.
   *
   * @throws KernelException when the kernel can't take them
   */
  static MountOptions of(List<String> options) {
    long flags = 0;
    List<String> data = new ArrayList<>();
    for (String option : options) {
      if (SET.containsKey(option)) {
        flags |= SET.get(option);
      } else if (CLEARED.containsKey(option)) {
        flags &= ~CLEARED.get(option);
      } else {
        data.add(option);
      }
    }
    return new MountOptions(flags, checked(String.join(",", data)));
  }

  private static String checked(String data) {
    int length = KernelString.length(data);
    if (length > MOST_DATA) {
      throw new KernelException(
          "the options of a mount take %d bytes, and the kernel takes at most %d"
              .formatted(length, MOST_DATA));
    }
    return data;
  }

  boolean has(long flag) {
    return (flags & flag) != 0;
  }
}
