package org.zos.container.cgroup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.zos.zbus.testing.Eventually;

/**
 * A node of which only files exist: its mounts, one process, and folders for groups.
 *
 * @param folder of the test's own
 */
record FixtureNode(Path folder) {
  static final long PID = 4711;

  /** Makes one of this layout: {@code v1}, {@code v2}, {@code hybrid} or {@code nested}. */
  static FixtureNode of(String layout, Path folder) throws IOException {
    FixtureNode node = new FixtureNode(folder);
    String mounts = text(layout + "/mountinfo").replace("NODE", node.groups().toString());
    write(node.proc().resolve("self/mountinfo"), mounts);
    write(node.proc().resolve("self/cgroup"), text(layout + "/cgroup"));
    write(node.proc().resolve(PID + "/cgroup"), text(layout + "/cgroup"));
    return node;
  }

  private static String text(String name) throws IOException {
    try (InputStream fixture = Eventually.present(FixtureNode.class.getResourceAsStream(name))) {
      return new String(fixture.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  Path proc() {
    return folder.resolve("proc");
  }

  Path groups() {
    return folder.resolve("cgroup");
  }

  /** Writes a file of a group, as the kernel would show it. */
  void put(String file, String text) throws IOException {
    write(groups().resolve(file), text);
  }

  Cgroups cgroups() {
    return Cgroups.of(proc());
  }
}
