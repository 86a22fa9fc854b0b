package org.zos.container.runtime.containerd;

import com.google.protobuf.Any;
import org.zos.container.runtime.containerd.api.containers.Container;
import org.zos.container.runtime.containerd.api.runtimes.Options;

/** The OCI runtime of a container, as the setting names it and as containerd's record does. */
final class Runtimes {
  private static final String SHIM = "io.containerd.runc.v2";
  private static final String NAMED = "io.containerd.";
  private static final String PROGRAM = "containerd-shim-";
  private static final String USUAL = "runc";
  private static final String OPTIONS_TYPE = "containerd.runc.v1.Options";

  private Runtimes() {}

  /**
   * A runtime on record.
   *
   * @param setting one of containerd's runtimes ({@code io.containerd.…}, or the path of its
   *     program {@code …/containerd-shim-…}); or a program that takes runc's arguments, by name or
   *     path; or the first of these, a comma and the second
   */
  static Container.Runtime of(String setting) {
    String[] words = setting.split(",", 2);
    if (words.length == 2) {
      return runtime(words[0], words[1]);
    }
    return isContainerds(setting) ? runtime(setting, USUAL) : runtime(SHIM, setting);
  }

  private static Container.Runtime runtime(String shim, String program) {
    Container.Runtime.Builder runtime = Container.Runtime.newBuilder().setName(shim);
    if (!program.equals(USUAL)) {
      Options options = Options.newBuilder().setBinaryName(program).build();
      runtime.setOptions(
          Any.newBuilder().setTypeUrl(OPTIONS_TYPE).setValue(options.toByteString()));
    }
    return runtime.build();
  }

  private static boolean isContainerds(String setting) {
    return setting.startsWith(NAMED)
        || (setting.startsWith("/")
            && setting.substring(setting.lastIndexOf('/') + 1).startsWith(PROGRAM));
  }
}
