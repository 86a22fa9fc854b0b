package org.zos.container.testing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.zos.container.rootfs.FlistModule;

/** An flist module that says of every flist that it is at the same place. */
public final class FakeFlists implements FlistModule {
  private final Path place;
  private final Map<String, String> mounted = new HashMap<>();

  public FakeFlists(Path place) {
    this.place = place;
  }

  /** The flists that are mounted, by the names that they were mounted under. */
  public synchronized Map<String, String> mounted() {
    return Map.copyOf(mounted);
  }

  @Override
  public synchronized Path mount(String name, String url) {
    mounted.put(name, url);
    return place;
  }

  @Override
  public synchronized void unmount(String name) {
    if (mounted.remove(name) == null) {
      throw new AssertionError(name + " was not mounted");
    }
  }
}
