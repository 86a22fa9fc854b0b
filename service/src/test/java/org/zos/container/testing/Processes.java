package org.zos.container.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds processes of this machine by what stands on their command lines. */
public final class Processes {
  private Processes() {}

  /** Those whose arguments, with a NUL behind each, contain all of these. */
  public static List<Long> with(String... parts) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> List.of(parts).stream().allMatch(commandLine(pid)::contains))
        .toList();
  }

  /** The kernel's name for it, of at most 15 characters; empty once it has ended. */
  public static String name(long pid) {
    return read(pid, "comm").strip();
  }

  private static String commandLine(long pid) {
    return read(pid, "cmdline");
  }

  private static String read(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), file));
    } catch (IOException e) {
      // it has just ended
      return "";
    }
  }
}
