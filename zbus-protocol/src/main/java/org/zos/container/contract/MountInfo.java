package org.zos.container.contract;

import java.util.List;

/**
 * One folder or file of the host, or one file system, that a container sees.
 *
 * @param source a path on the host that exists; required for a bind mount
 * @param target required; an absolute path in the container
 * @param type empty or {@code bind} for a bind mount, with all that is mounted below the source;
 *     {@code tmpfs} for memory, which has no source
 * @param options as mount takes them, for example {@code ro}
 */
public record MountInfo(String source, String target, String type, List<String> options) {
  public MountInfo {
    options = List.copyOf(options);
  }

  /** Whether it shows a folder or file of the host, and no file system of its own. */
  public boolean isBind() {
    return type.isEmpty() || type.equals("bind");
  }

  /** A bind mount, writable. */
  public static MountInfo bind(String source, String target) {
    return new MountInfo(source, target, "", List.of());
  }
}
