package org.zos.container.rootfs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      kernelFault(rootfs, place).ifPresent(faults::add);
    }
    for (String place : places) {
      fault(rootfs, place).ifPresent(faults::add);
    }
    if (!faults.isEmpty()) {
      throw new ContainerException.FailedPrecondition(ref + ": " + String.join("; ", faults));
    }
  }

  /** The runtime makes files there, and not every runtime looks where it goes. */
  private static Optional<String> kernelFault(Path rootfs, String place) {
    try {
      String reached = InRoot.resolve(rootfs, place);
      return reached.equals(place) ? Optional.empty() : Optional.of(led(place, reached));
    } catch (IOException e) {
      return Optional.of(unreachable(place, e));
    }
  }

  private static String led(String place, String reached) {
    return "a symbolic link in the root file system leads %s to %s".formatted(place, reached);
  }

  private static String unreachable(String place, IOException e) {
    return place + " can't be reached in the root file system: " + e.getMessage();
  }

  private static Optional<String> fault(Path rootfs, String place) {
    try {
      String reached = InRoot.resolve(rootfs, place);
      return Paths.isBelowKernel(reached) ? Optional.of(led(place, reached)) : Optional.empty();
    } catch (IOException e) {
      return Optional.of(unreachable(place, e));
    }
  }
}
