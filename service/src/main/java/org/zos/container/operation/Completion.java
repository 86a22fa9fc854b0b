package org.zos.container.operation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.MountInfo;
import org.zos.container.rootfs.MountPlaces;
import org.zos.container.rootfs.RootFilesystem;
import org.zos.container.rootfs.RootFilesystems;
import org.zos.container.rootfs.RootSource;
import org.zos.container.rootfs.Startup;
import org.zos.container.rootfs.StartupFile;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.spec.Defaults;
import org.zos.container.spec.Host;
import org.zos.container.spec.OciSpec;
import org.zos.container.spec.ProcessRules;

/** Makes of what a caller asked for a container with nothing left open. For any thread. */
public final class Completion {
  private final RootFilesystems roots;
  private final Needs needs;
  private final Host host;

  public Completion(RootFilesystems roots, Host host) {
    this.roots = roots;
    this.needs = new Needs(host);
    this.host = host;
  }

  /**
   * Finds whatever can be seen to be wrong before anything is made.
   *
   * @param asked valid
   */
  Checked check(ContainerRef ref, Container asked) {
    needs.check(ref, asked);
    RootSource source = RootSource.of(asked);
    RootFilesystem root = roots.find(ref, source);
    // a directory is there already: then all is known at once
    return source instanceof RootSource.Directory
        ? new Checked(source, root, complete(ref, named(asked, source), root), true)
        : new Checked(source, root, named(asked, source), false);
  }

  /**
   * A container in which nothing was found to be wrong so far.
   *
   * @param source where its root file system comes from
   * @param root for {@link #complete}
   * @param container as it goes on record now
   * @param complete whether nothing of it is open any more
   */
  record Checked(RootSource source, RootFilesystem root, Container container, boolean complete) {}

  /** Brings the root file system of a container that is not complete, and completes it. */
  Container complete(ContainerRef ref, Checked checked) {
    return complete(ref, checked.container, checked.root);
  }

  /**
   * Brings the root file system. The container as it is to be: with what its root file system says,
   * and the defaults.
   *
   * @param named valid, and as it goes on record
   * @throws ContainerException when the two do not fit, or the root file system can't be brought
   */
  private Container complete(ContainerRef ref, Container named, RootFilesystem root) {
    Path rootfs = root.prepare();
    Container told = startup(ref, rootfs).or(root.startup()).complete(named);
    List<String> faults = ProcessRules.faults(told);
    if (!faults.isEmpty()) {
      throw new ContainerException.InvalidArgument(ref + " can't be run", faults);
    }
    MountPlaces.check(ref, rootfs, places(told));
    return Defaults.fill(told).toBuilder().rootFs(rootfs.toString()).build();
  }

  private static Startup startup(ContainerRef ref, Path rootfs) {
    try {
      return StartupFile.read(rootfs).orElse(Startup.NONE);
    } catch (StartupFile.Unusable e) {
      throw new ContainerException.FailedPrecondition(ref + ": " + e.getMessage(), e);
    }
  }

  /** As on record, where {@code Flist} says where the root file system came from. */
  private static Container named(Container asked, RootSource source) {
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
