package org.zos.container.testing.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zos.zbus.testing.ChildProcess;

/**
 * Holds a process as a disk that does not answer would: nothing ends it, not even KILL, until it is
 * let go. This is the old freezer of the kernel; that of cgroup v2 lets KILL through.
 */
public final class Freezer implements AutoCloseable {
  private final Path mount;
  private final Path group;

  private Freezer(Path mount, Path group) {
    this.mount = mount;
    this.group = group;
  }

  /** Holds a process from now on. */
  public static Freezer hold(long pid) {
    try {
      Path mount = Files.createTempDirectory("zfreezer");
      ChildProcess.run(
          List.of("mount", "-t", "cgroup", "-o", "freezer", "freezer", mount.toString()));
      Path group = Files.createDirectory(mount.resolve(mount.getFileName()));
      Files.writeString(group.resolve("cgroup.procs"), Long.toString(pid));
      Files.writeString(group.resolve("freezer.state"), "FROZEN");
      return new Freezer(mount, group);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets it go. */
  public void release() {
    try {
      Files.writeString(group.resolve("freezer.state"), "THAWED");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** To be called when the process has ended. */
  @Override
  public void close() {
    ChildProcess.run(List.of("rmdir", group.toString()));
    ChildProcess.run(List.of("umount", mount.toString()));
    ChildProcess.run(List.of("rmdir", mount.toString()));
  }
}
