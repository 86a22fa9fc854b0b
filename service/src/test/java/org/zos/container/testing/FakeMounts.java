package org.zos.container.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zos.container.kernel.FileSystem;
import org.zos.container.kernel.Mounts;

/** Mounts that nobody sees. */
public final class FakeMounts implements Mounts {
  private final List<Path> mounted = new ArrayList<>();

  /** The places, each as often as something is mounted there. */
  public synchronized List<Path> mounted() {
    return List.copyOf(mounted);
  }

  @Override
  public synchronized void mount(FileSystem what, Path target) {
    mounted.add(target);
  }

  @Override
  public synchronized boolean isMounted(Path target) {
    return mounted.contains(target);
  }

  @Override
  public synchronized void unmount(Path target) {
    mounted.removeIf(target::equals);
  }
}
