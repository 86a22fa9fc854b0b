package org.zos.container.logs;

import java.nio.file.Path;
import org.zos.container.runtime.ContainerRef;

/**
 * Where the files of a container's log lie. Names are checked before they come here, so no path
 * leaves its folder.
 *
 * @param logDir the folder of all logs, for people
 * @param root the module's own folder
 */
public record LogPlaces(Path logDir, Path root) {
  /** The log itself: {@code <logDir>/<ns>/<id>.log}. */
  public Path log(ContainerRef ref) {
    return logDir.resolve(ref.ns()).resolve(ref.id() + ".log");
  }

  /** What the shim is told: {@code <root>/shim/<ns>/<id>.settings}. */
  Path settings(ContainerRef ref) {
    return root.resolve("shim").resolve(ref.ns()).resolve(ref.id() + ".settings");
  }
}
