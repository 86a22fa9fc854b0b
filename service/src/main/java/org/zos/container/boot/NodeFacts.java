package org.zos.container.boot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.zos.container.cgroup.Cgroups;
import org.zos.container.config.Config;
import org.zos.container.spec.Host;

/** Finds out what specifications need to know of the node. */
final class NodeFacts {
  private static final Path PROC = Path.of("/proc");
  private static final Path RESOLV_CONF = Path.of("/etc/resolv.conf");

  private NodeFacts() {}

  static Host of(Config config) {
    return new Host(
        Runtime.getRuntime().availableProcessors(),
        config.netnsDir(),
        Optional.of(RESOLV_CONF).filter(Files::isRegularFile),
        Cgroups.of(PROC).limitSwap(),
        config.corex(),
        config.mountRoots());
  }
}
