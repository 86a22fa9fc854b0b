package org.zos.container.kernel;

import java.util.List;

/**
 * A file system to be mounted, in the words of {@code mount(8)}.
 *
 * @param type for example {@code overlay}; {@code bind} for a directory that is there already
 * @param source what is mounted, as far as the type needs it
 * @param options for example {@code ro}, or {@code lowerdir=/a:/b}
 */
public record FileSystem(String type, String source, List<String> options) {
  public FileSystem {
    options = List.copyOf(options);
  }
}
