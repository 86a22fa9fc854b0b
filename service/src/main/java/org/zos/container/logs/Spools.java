package org.zos.container.logs;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      return;
    }
    Files.deleteIfExists(folder);
  }
}
