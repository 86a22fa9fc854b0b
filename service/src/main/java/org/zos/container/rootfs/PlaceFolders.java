package org.zos.container.rootfs;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.RefFolders;

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
  Path make(ContainerRef ref) {
    try {
      return makeBelow(ref);
    } catch (IOException e) {
      throw new ContainerException.FailedPrecondition(
          "%s: its folder can't be made: %s".formatted(ref, e), e);
    }
  }

  private Path makeBelow(ContainerRef ref) throws IOException {
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
  void remove(ContainerRef ref) {
    try {
      Files.deleteIfExists(of(ref));
      removeIfEmpty(folder.resolve(ref.ns()));
    } catch (IOException e) {
      throw new ContainerException.FailedPrecondition(
          "%s: its folder can't be removed: %s".formatted(ref, e), e);
    }
  }

  private static void removeIfEmpty(Path namespace) throws IOException {
    try {
      Files.deleteIfExists(namespace);
    } catch (DirectoryNotEmptyException e) {
      // others of that namespace
      return;
    }
  }

  /** The containers that have one. */
  Set<ContainerRef> all() {
    try {
      return Set.copyOf(RefFolders.containers(folder, ""));
    } catch (IOException e) {
      throw new ContainerException.Internal("%s can't be read: %s".formatted(folder, e), e);
    }
  }
}
