package org.zos.container.kernel;

import java.nio.file.Path;
import java.util.Optional;

/** Processes by descriptors (Linux 5.3), and by what {@code /proc} says of their parents. */
public final class PidfdTrees implements ProcessTrees {
  private final ProcessTable table;

  /**
   * @param proc where the kernel's file system of processes is mounted
   */
  public PidfdTrees(Path proc) {
    this.table = new ProcessTable(proc);
  }

  @Override
  public Optional<ProcessTree> hold(long pid) {
    return PidfdTree.of(pid, table);
  }
}
