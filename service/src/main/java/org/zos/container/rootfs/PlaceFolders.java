package org.zos.container.rootfs;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.zos.container.runtime.ContainerRef;

/**
 * A folder for each container that needs one, below a folder for each namespace. For any thread.
 */
final class PlaceFolders {
  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** How often the folder of a namespace may go, as empty, just when one is made in it. */
  private static final int MOST_TRIES = 100;

  private final Path folder;

  PlaceFolders(Path folder) {
    this.folder = folder;
  }

  Path of(ContainerRef ref) {
    return folder.resolve(ref.ns()).resolve(ref.id());
  }

  /** Makes a container's folder, or finds it made. */
  Path make(ContainerRef ref) throws IOException {
    for (int i = 1; ; i++) {
      try {
        return Files.createDirectories(of(ref), PRIVATE);
      } catch (NoSuchFileException e) {
        if (i == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  /** Removes a container's folder, which is empty, and its namespace's with the last one. */
  void remove(ContainerRef ref) throws IOException {
    Files.deleteIfExists(of(ref));
    try {
      Files.deleteIfExists(folder.resolve(ref.ns()));
    } catch (DirectoryNotEmptyException e) {
      // others of that namespace
      return;
    }
  }
}
