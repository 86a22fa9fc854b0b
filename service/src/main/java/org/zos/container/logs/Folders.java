package org.zos.container.logs;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders for files that not everybody may read. */
final class Folders {
  private Folders() {}

  /** Makes a folder and those above it, unless they are there, with these permissions. */
  static void make(Path folder, String permissions) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
  }

  /** Removes a folder and the files in it, if it is there. */
  static void remove(Path folder) throws IOException {
    // what a link points to is not ours
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      empty(folder);
    }
    Files.deleteIfExists(folder);
  }

  private static void empty(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // somebody else was faster
      return;
    }
  }
}
