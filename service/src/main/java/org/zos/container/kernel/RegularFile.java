package org.zos.container.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Reads a file of a folder that somebody else may be changing meanwhile. A symbolic link is not
 * followed, a pipe not waited for, a device not opened.
 */
public final class RegularFile {
  // these are the same on x86-64 and ARM64
  private static final int O_CLOEXEC = 0x80000;
  private static final int O_PATH = 0x200000;

  /** Differs between the two. */
  private static final int O_NOFOLLOW =
      System.getProperty("os.arch").equals("aarch64") ? 0x8000 : 0x20000;

  private RegularFile() {}

  /**
   * What is in a file.
   *
   * @param file its last part is what is looked at with care; the folder is trusted
   * @param most how many bytes it may have
   * @return empty when there is none
   * @throws IOException when it is no regular file, too large, or can't be read
   */
  public static Optional<byte[]> read(Path file, int most) throws IOException {
    try {
      check(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    // nothing is opened by this, so a pipe that took the file's place since can do no harm
    int held = FileCalls.open(file.toString(), O_PATH | O_NOFOLLOW | O_CLOEXEC);
    if (held < 0) {
      throw new IOException("it can't be opened");
    }
    try {
      return Optional.of(readHeld(Path.of("/proc/self/fd", Integer.toString(held)), most));
    } finally {
      CLibrary.close(held);
    }
  }

  private static byte[] readHeld(Path held, int most) throws IOException {
    check(Files.readAttributes(held, BasicFileAttributes.class));
    try (InputStream in = Files.newInputStream(held)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException("it has more than " + most + " bytes");
      }
      return bytes;
    }
  }

  private static void check(BasicFileAttributes attributes) throws IOException {
    if (attributes.isSymbolicLink()) {
      throw new IOException("it is a symbolic link");
    }
    if (!attributes.isRegularFile()) {
      throw new IOException("it is no regular file");
    }
  }
}
