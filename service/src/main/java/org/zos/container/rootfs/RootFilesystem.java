package org.zos.container.rootfs;

import java.nio.file.Path;
import org.zos.container.contract.ContainerException;

/**
 * One container's root file system, which was looked for and can be brought. What was learnt of its
 * source holds for as long as it is used. For any thread.
 */
public interface RootFilesystem {
  /**
   * Makes it. Blocks, and may be repeated, as all that {@link RootFilesystems} does.
   *
   * @return where it is; the same again each time
   * @throws ContainerException naming the container and what is wrong; half of it may then be there
   *     until {@link RootFilesystems#release}
   */
  Path prepare();

  /** What its source says of its program, where no file in it does. */
  default Startup startup() {
    return Startup.NONE;
  }
}
