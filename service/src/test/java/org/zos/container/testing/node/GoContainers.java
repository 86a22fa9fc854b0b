package org.zos.container.testing.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.NewContainer;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.testing.GoSpecs;
import org.zos.zbus.wire.EncodedValue;

/**
 * Containers as the Go module makes them on this node: its label, its note of the shutdown timeout,
 * its log program, which a script stands in for, and nothing of ours.
 */
public final class GoContainers {
  private final TestNode node;
  private final Path logProgram;

  /** For a node on which the Go module was before. */
  public GoContainers(TestNode node) {
    this.node = node;
    this.logProgram = node.folder().resolve("shim-logs");
    try {
      Files.writeString(logProgram, logProgram(node.root()));
      Files.setPosixFilePermissions(logProgram, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the Go module's log program: begins the log anew, and writes both streams to it. */
  private static String logProgram(Path root) {
    return """
    #!/bin/sh
    folder=%s/logs/$CONTAINER_NAMESPACE
    mkdir -p "$folder"
    log=$folder/$CONTAINER_ID.log
    : > "$log"
    cat <&3 >> "$log" 4<&- 5>&- &
    cat <&4 >> "$log" 3<&- 5>&- &
    printf X >&5
    exec 3<&- 4<&- 5>&-
    wait
    """
        .formatted(root);
  }

  /**
   * Starts one that runs a shell script; it has 2 s from TERM to KILL.
   *
   * @return its pid
   */
  public long start(ContainerRef ref, String script) {
    List<String> args = List.of("/bin/sh", "-c", script);
    String spec = GoSpecs.of(ref.ns(), ref.id(), node.rootFs(), node.netns(), false, args);
    URI log = URI.create("binary://" + logProgram);
    EncodedValue none = new EncodedValue(new byte[0]);
    try (ContainerdEngine engine = node.containerd().engine()) {
      engine.create(
          new NewContainer(ref, Map.of(GoSpecs.LOG_URI_LABEL, log.toString()), spec, none));
      engine.createTask(ref, log);
      return engine.startTask(ref);
    }
  }
}
