package org.zos.container.contract;

/**
 * How a container's log file is kept.
 *
 * @param format {@code raw} or {@code cri}; empty for {@code raw}
 * @param maxSize bytes after which a new file is begun, at least 4096; zero for 10 MiB
 * @param maxFiles how many files are kept, the newest included, at most 100; zero for 5
 */
public record LogSettings(String format, long maxSize, long maxFiles) {
  /** Everything as the module does it unless told otherwise. */
  public static final LogSettings DEFAULT = new LogSettings("", 0, 0);
}
