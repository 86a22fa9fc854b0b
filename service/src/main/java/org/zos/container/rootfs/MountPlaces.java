package org.zos.container.rootfs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.spec.Paths;

/**
 * Where mounts would land in a root file system, by the links in it. The runtime follows them
 * within the root; what they may not do is to lead a mount to a place that no caller may name.
 */
public final class MountPlaces {
  private MountPlaces() {}

  /**
   * Checks all places at which something is mounted in a container.
   *
   * @param rootfs where its root file system is
   * @param places paths in the container
   * @throws ContainerException.FailedPrecondition naming every place that is led astray
   */
  public static void check(ContainerRef ref, Path rootfs, List<String> places) {
    List<String> faults = new ArrayList<>();
    for (String place : Paths.KERNEL) {
      // the runtime makes files there, and not every runtime looks where it goes
      fault(rootfs, place, reached -> !reached.equals(place)).ifPresent(faults::add);
    }
    for (String place : places) {
      fault(rootfs, place, Paths::isBelowKernel).ifPresent(faults::add);
    }
    if (!faults.isEmpty()) {
      throw new ContainerException.FailedPrecondition(ref + ": " + String.join("; ", faults));
    }
  }

  private static Optional<String> fault(Path rootfs, String place, Predicate<String> astray) {
    try {
      String reached = InRoot.resolve(rootfs, place);
      return Optional.of(reached).filter(astray).map(to -> led(place, to));
    } catch (IOException e) {
      return Optional.of(place + " can't be reached in the root file system: " + e.getMessage());
    }
  }

  private static String led(String place, String reached) {
    return "a symbolic link in the root file system leads %s to %s".formatted(place, reached);
  }
}
