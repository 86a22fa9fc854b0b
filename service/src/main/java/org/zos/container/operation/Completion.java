package org.zos.container.operation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.MountInfo;
import org.zos.container.rootfs.MountPlaces;
import org.zos.container.rootfs.RootFilesystems;
import org.zos.container.rootfs.RootSource;
import org.zos.container.rootfs.Startups;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.spec.Defaults;
import org.zos.container.spec.Host;
import org.zos.container.spec.OciSpec;
import org.zos.container.spec.ProcessRules;

/** Makes of what a caller asked for a container with nothing left open. For any thread. */
public final class Completion {
  private final RootFilesystems roots;
  private final Startups startups;
  private final Needs needs;
  private final Host host;

  public Completion(RootFilesystems roots, Startups startups, Host host) {
    this.roots = roots;
    this.startups = startups;
    this.needs = new Needs(host);
    this.host = host;
  }

  /**
   * Finds whatever can be seen to be wrong before anything is made.
   *
   * @param asked valid
   */
  void check(ContainerRef ref, Container asked) {
    needs.check(ref, asked);
    RootSource source = RootSource.of(asked);
    roots.check(ref, source);
    if (source instanceof RootSource.Directory(Path path)) {
      complete(ref, asked, source, path);
    }
  }

  /**
   * Brings the root file system. The container as it is to be: with what its root file system says,
   * and the defaults.
   *
   * @param asked valid
   * @throws ContainerException when the two do not fit, or the root file system can't be brought
   */
  Container complete(ContainerRef ref, Container asked) {
    RootSource source = RootSource.of(asked);
    return complete(ref, asked, source, roots.prepare(ref, source));
  }

  private Container complete(ContainerRef ref, Container asked, RootSource source, Path rootfs) {
    Container told = startups.of(ref, source, rootfs).complete(named(asked, source));
    List<String> faults = ProcessRules.faults(told);
    if (!faults.isEmpty()) {
      throw new ContainerException.InvalidArgument(ref + " can't be run", faults);
    }
    MountPlaces.check(ref, rootfs, places(told));
    return Defaults.fill(told).toBuilder().rootFs(rootfs.toString()).build();
  }

  /** As on record, where {@code Flist} says where the root file system came from. */
  static Container named(Container asked, RootSource source) {
    boolean elsewhere = !(source instanceof RootSource.Directory);
    return elsewhere && asked.flist().isEmpty()
        ? asked.toBuilder().flist(asked.rootFs()).rootFs("").build()
        : asked;
  }

  private List<String> places(Container container) {
    List<String> places = new ArrayList<>(OciSpec.ownFiles(container, host));
    container.mounts().stream().map(MountInfo::target).forEach(places::add);
    return places;
  }
}
