package org.zos.container.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The places where something is mounted, as the kernel lists them. */
final class MountTable {
  private static final int PLACE = 4;

  private final List<String> places;

  private MountTable(List<String> places) {
    this.places = places;
  }

  /**
   * Reads the list.
   *
   * @param file {@code /proc/self/mountinfo}
   */
  static MountTable read(Path file) {
    try {
      // a path that is no UTF-8 is none of ours
      return of(new String(Files.readAllBytes(file), UTF_8));
    } catch (IOException e) {
      throw new KernelException("the list of mounts can't be read: " + e);
    }
  }

  static MountTable of(String text) {
    return new MountTable(text.lines().map(MountTable::place).toList());
  }

  private static String place(String line) {
    String[] fields = line.split(" ");
    return fields.length > PLACE ? EscapedPath.read(fields[PLACE]) : "";
  }

  boolean has(Path place) {
    return places.contains(place.toString());
  }
}
