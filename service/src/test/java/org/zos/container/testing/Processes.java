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

  private static String commandLine(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
    } catch (IOException e) {
      // it has just ended
      return "";
    }
  }
}
