package org.zos.container.logs;

import java.io.IOException;
import java.nio.file.Files;
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
}
