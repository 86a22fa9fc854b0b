package org.zos.container.kernel;

import java.nio.file.Path;

/** Mounts file systems where this process sees them. For any thread; every method may block. */
public interface Mounts {
  /**
   * Mounts a file system.
   *
   * @param target a directory that exists
   * @throws KernelException when the kernel refuses
   */
  void mount(FileSystem what, Path target);

  /** Whether anything is mounted just there. */
  boolean isMounted(Path target);

  /**
   * Takes away all that is mounted just there, however often; nothing is as good. What still uses
   * it keeps it until it ends, but nobody finds it any more.
   *
   * @throws KernelException when the kernel refuses
   */
  void unmount(Path target);
}
