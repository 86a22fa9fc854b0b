package org.zos.container.rootfs;

import java.nio.file.Path;

/** The node's module that mounts flists. For any thread; both methods block. */
public interface FlistModule {
  /**
   * Mounts an flist, writable, or finds it mounted under this name already.
   *
   * @return where
   */
  Path mount(String name, String url);

  /** Takes away what is mounted under a name, and what was written to it; nothing is as good. */
  void unmount(String name);
}
