package org.zos.container.spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a specification needs to know of the node.
 *
 * @param cpus how many the node has
 * @param netnsDir where network namespaces are bound by name
 * @param resolvConf the node's own, which containers get; empty when it has none
 * @param limitsSwap whether its kernel counts swap with memory, so that the sum can be limited
 * @param corex the node's own program for interactive containers, where it has one
 * @param mountRoots the folders of which containers may be shown something
 */
public record Host(
    int cpus,
    Path netnsDir,
    Optional<Path> resolvConf,
    boolean limitsSwap,
    Path corex,
    List<Path> mountRoots) {
  public Host {
    mountRoots = List.copyOf(mountRoots);
  }
}
