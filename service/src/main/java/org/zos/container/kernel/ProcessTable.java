package org.zos.container.kernel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes that there are, as {@code /proc} shows them. For any thread. */
final class ProcessTable {
  private final Path proc;

  ProcessTable(Path proc) {
    this.proc = proc;
  }

  /** All processes; one that begins or ends meanwhile is there or not. */
  List<Entry> all() {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path folder : folders) {
        read(folder.resolve("stat")).ifPresent(entries::add);
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new KernelException("the processes in " + proc + " can't be listed: " + e);
    }
    return entries;
  }

  /** One process; empty when there is none. */
  Optional<Entry> find(long pid) {
    return read(proc.resolve(Long.toString(pid)).resolve("stat"));
  }

  private static Optional<Entry> read(Path stat) {
    try {
      return Optional.of(Entry.of(Files.readString(stat, ISO_8859_1)));
    } catch (IOException e) {
      // it has just ended
      return Optional.empty();
    }
  }

  /**
   * A process.
   *
   * @param pid its number
   * @param state one letter of the kernel's
   * @param parent its parent's number
   * @param began when, in the kernel's count: tells it from a later one of the same number
   */
  record Entry(long pid, char state, long parent, long began) {
    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int BEGAN = 19;

    /** Reads the text of {@code stat}, in which a process's name may hold anything. */
    static Entry of(String stat) {
      String[] fields = StatusText.afterName(stat);
      return new Entry(
          Long.parseLong(stat.substring(0, stat.indexOf(' '))),
          fields[STATE].charAt(0),
          Long.parseLong(fields[PARENT]),
          Long.parseLong(fields[BEGAN]));
    }

    /** Whether another look, under the same number, found the same process and parent. */
    boolean isSame(Entry later) {
      return later.began == began && later.parent == parent;
    }

    /** Whether it begins no other process: it is stopped, dead, or deep in the kernel. */
    boolean rests() {
      return "TtZXD".indexOf(state) >= 0;
    }
  }
}
