package org.zos.container.rootfs;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import org.zos.container.contract.ContainerException;
import org.zos.container.kernel.Mounts;
import org.zos.container.runtime.ContainerRef;

/** Root file systems that the flist module mounts. */
final class FlistRoots implements RootsOf<RootSource.Flist> {
  private final FlistModule module;
  private final Mounts mounts;
  private final PlaceFolders holders;

  /**
   * @param folder keeps who has one; what is mounted, only the module knows
   */
  FlistRoots(FlistModule module, Mounts mounts, Path folder) {
    this.module = module;
    this.mounts = mounts;
    this.holders = new PlaceFolders(folder);
  }

  /**
   * Under which name the module knows a container's file system. A dash in a namespace is doubled,
   * which no name has in it: so no two containers share one, however dashes fall.
   */
  static String name(ContainerRef ref) {
    return "contd-" + ref.ns().replace("-", "--") + "-" + ref.id();
  }

  @Override
  public RootFilesystem find(ContainerRef ref, RootSource.Flist source) {
    // whether it can be fetched shows when it is
    return () -> prepare(ref, source);
  }

  private Path prepare(ContainerRef ref, RootSource.Flist source) {
    holders.make(ref);
    Path path = module.mount(name(ref), source.url());
    boolean top = path.getNameCount() == 0;
    if (top || !path.isAbsolute() || !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new ContainerException.FailedPrecondition(
          "%s: the flist module says that it mounted %s at %s, which can't be"
              .formatted(ref, source.url(), path));
    }
    return path;
  }

  /** Without the module, which may be away just now, as long as what it mounted is there. */
  @Override
  public Path restore(ContainerRef ref, RootSource.Flist source, Path before) {
    return mounts.isMounted(before) ? before : prepare(ref, source);
  }

  @Override
  public void release(ContainerRef ref) {
    module.unmount(name(ref));
    holders.remove(ref);
  }

  @Override
  public Set<ContainerRef> prepared() {
    return holders.all();
  }
}
