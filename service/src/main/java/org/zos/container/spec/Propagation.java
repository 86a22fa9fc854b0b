package org.zos.container.spec;

import java.util.List;
import org.zos.container.contract.Container;

/** Whether what is mounted on one side, host or container, shows on the other. */
final class Propagation {
  private static final List<String> SHARED = List.of("shared", "rshared");

  private Propagation() {}

  /**
   * The propagation of the container's root; empty for the runtime's own choice, by which nothing
   * of the container shows on the host. A mount that is to be shared with the host can be so only
   * if the runtime does not cut all ties first, which it does unless the root is shared too.
   */
  static String ofRoot(Container container) {
    boolean shares =
        container.mounts().stream()
            .anyMatch(mount -> mount.options().stream().anyMatch(SHARED::contains));
    return container.rootFsPropagation().isEmpty() && shares
        ? "shared"
        : container.rootFsPropagation();
  }
}
