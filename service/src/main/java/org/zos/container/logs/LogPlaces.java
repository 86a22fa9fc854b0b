package org.zos.container.logs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.RefFolders;

/**
 * Where the files of a container's log lie. Names are checked before they come here, so no path
 * leaves its folder.
 *
 * @param logDir the folder of all logs, for people
 * @param root the module's own folder
 */
public record LogPlaces(Path logDir, Path root) {
  private static final String SETTINGS = ".settings";

  /** The log itself: {@code <logDir>/<ns>/<id>.log}. */
  public Path log(ContainerRef ref) {
    return logDir.resolve(ref.ns()).resolve(ref.id() + ".log");
  }

  /** The log that the Go module's log program writes: {@code <root>/logs/<ns>/<id>.log}. */
  public Path logOfGoModule(ContainerRef ref) {
    return root.resolve("logs").resolve(ref.ns()).resolve(ref.id() + ".log");
  }

  /** What the shim is told: {@code <root>/shim/<ns>/<id>.settings}. */
  Path settings(ContainerRef ref) {
    return shims().resolve(ref.ns()).resolve(ref.id() + SETTINGS);
  }

  private Path shims() {
    return root.resolve("shim");
  }

  /** The containers whose shims were told something. */
  List<ContainerRef> withSettings() throws IOException {
    return RefFolders.containers(shims(), SETTINGS);
  }

  /** Where the streams wait that are to be published: {@code <root>/relay/<ns>/<id>}. */
  public Path spool(ContainerRef ref) {
    return spools().resolve(ref.ns()).resolve(ref.id());
  }

  private Path spools() {
    return root.resolve("relay");
  }

  /** The containers that such a folder is there for. */
  public List<ContainerRef> spooled() throws IOException {
    return RefFolders.containers(spools(), "");
  }
}
