package org.zos.container.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.MountInfo;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.spec.Host;

/** What a container needs of the node, besides its root file system. */
final class Needs {
  private final Host host;

  Needs(Host host) {
    this.host = host;
  }

  /**
   * Makes sure that it is there.
   *
   * @param asked valid
   * @throws ContainerException naming all that is missing
   */
  void check(ContainerRef ref, Container asked) {
    List<String> missing = new ArrayList<>();
    Path netns = host.netnsDir().resolve(asked.network().namespace());
    if (!Files.exists(netns)) {
      missing.add("Network.Namespace: there is no network namespace " + netns);
    }
    for (int i = 0; i < asked.mounts().size(); i++) {
      MountInfo mount = asked.mounts().get(i);
      if (mount.isBind()) {
        String field = "Mounts[" + i + "].Source";
        fault(mount.source()).ifPresent(fault -> missing.add(field + ": " + fault));
      }
    }
    if (!missing.isEmpty()) {
      throw new ContainerException.InvalidArgument(ref.toString(), missing);
    }
    if (asked.interactive() && !Files.isExecutable(host.corex())) {
      throw new ContainerException.FailedPrecondition(
          "%s: Interactive needs corex, and the node has none at %s".formatted(ref, host.corex()));
    }
  }

  /** What is wrong with a source, where its links lead included. */
  private Optional<String> fault(String source) {
    Path real;
    try {
      real = Path.of(source).toRealPath();
    } catch (IOException e) {
      return Optional.of("there is no " + source + " on the node");
    }
    return host.mountRoots().stream().map(Needs::real).anyMatch(real::startsWith)
        ? Optional.empty()
        : Optional.of(source + " lies outside of the folders that may be mounted");
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      // nothing lies in it
      return folder;
    }
  }
}
