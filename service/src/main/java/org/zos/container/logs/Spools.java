package org.zos.container.logs;

import java.io.IOException;
import java.nio.file.Path;

/** The folder in which a container's shim leaves each stream by itself, to be published. */
public final class Spools {
  private Spools() {}

  /** Makes the folder, for nobody but the module. */
  public static Path make(Path folder) throws IOException {
    Folders.make(folder, "rwx------");
    return folder;
  }

  /** Where standard output goes. */
  public static Path stdout(Path folder) {
    return folder.resolve("stdout");
  }

  /** Where standard error goes. */
  public static Path stderr(Path folder) {
    return folder.resolve("stderr");
  }

  /** Removes a folder and what is in it, if it is there. */
  public static void remove(Path folder) throws IOException {
    Folders.remove(folder);
  }
}
