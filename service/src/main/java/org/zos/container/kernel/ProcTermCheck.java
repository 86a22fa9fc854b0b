package org.zos.container.kernel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Reads it from {@code /proc}. The kernel drops a signal that the first process of a pid namespace
 * neither catches nor holds back; RATIONALE.md says why nothing less than all threads will do.
 */
public final class ProcTermCheck implements TermCheck {
  private static final int TERM = 15;

  private final Path proc;

  /**
   * @param proc where the kernel's file system of processes is mounted
   */
  public ProcTermCheck(Path proc) {
    this.proc = proc;
  }

  @Override
  public Optional<Deaf> deaf(long pid) {
    Path process = proc.resolve(Long.toString(pid));
    try {
      String began = startTime(process);
      return isFirst(process) && allThreadsDrop(process) && began.equals(startTime(process))
          ? Optional.of(new Deaf(pid, began))
          : Optional.empty();
    } catch (IOException | DirectoryIteratorException | UnclearException e) {
      // gone, or not to be looked at
      return Optional.empty();
    }
  }

  private static String startTime(Path process) throws IOException {
    return StatusText.startTime(read(process.resolve("stat")));
  }

  /** Only a first process is spared what it does not catch; a tracer sees signals before it. */
  private static boolean isFirst(Path process) throws IOException {
    Map<String, String> status = StatusText.fields(read(process.resolve("status")));
    String[] pids = StatusText.field(status, "NSpid").split("\\s+");
    return pids.length > 1
        && pids[pids.length - 1].equals("1")
        && StatusText.field(status, "TracerPid").equals("0");
  }

  private static boolean allThreadsDrop(Path process) throws IOException {
    boolean any = false;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
      for (Path thread : threads) {
        any = true;
        if (!drops(thread)) {
          return false;
        }
      }
    }
    return any;
  }

  private static boolean drops(Path thread) throws IOException {
    String before = read(thread.resolve("status"));
    String syscall = read(thread.resolve("syscall"));
    return ThreadSignals.of(TERM, before, syscall, read(thread.resolve("status"))).drops();
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, ISO_8859_1);
  }
}
