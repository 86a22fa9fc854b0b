package org.zos.container.rootfs;

import java.nio.file.Path;
import java.util.Set;
import org.zos.container.runtime.ContainerRef;

/** {@link RootFilesystems} of one kind of source, with the same promises. */
interface RootsOf<S extends RootSource> {
  void check(ContainerRef ref, S source);

  Path prepare(ContainerRef ref, S source);

  void release(ContainerRef ref);

  Set<ContainerRef> prepared();
}
