package org.zos.container.rootfs;

import java.nio.file.Path;
import java.util.Set;
import org.zos.container.runtime.ContainerRef;

/** {@link RootFilesystems} of one kind of source, with the same promises. */
interface RootsOf<S extends RootSource> {
  RootFilesystem find(ContainerRef ref, S source);

  Path restore(ContainerRef ref, S source, Path before);

  void release(ContainerRef ref);

  Set<ContainerRef> prepared();
}
