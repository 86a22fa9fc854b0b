package org.zos.container.runtime.containerd;

import com.google.protobuf.Any;
import org.zos.container.runtime.ContainerRuntime;
import org.zos.container.runtime.containerd.api.containers.Container;
import org.zos.container.runtime.containerd.api.runtimes.Options;

/** The runtime of a container as containerd's record names it. */
final class Runtimes {
  private static final String OPTIONS_TYPE = "containerd.runc.v1.Options";

  private Runtimes() {}

  static Container.Runtime of(ContainerRuntime runtime) {
    Container.Runtime.Builder record = Container.Runtime.newBuilder().setName(runtime.shim());
    if (runtime.hasOtherProgram()) {
      Options options = Options.newBuilder().setBinaryName(runtime.program()).build();
      record.setOptions(Any.newBuilder().setTypeUrl(OPTIONS_TYPE).setValue(options.toByteString()));
    }
    return record.build();
  }
}
