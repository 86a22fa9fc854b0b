package org.zos.container.testing.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.TaskState;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.Eventually;

/**
 * Ends a node as a reset does: every process at once, with what lay in memory only: Redis'
 * contents, containerd's state, the OCI runtime's, mounts, control groups, the network namespace.
 * What is on disk stays: containerd's records, the module's folders.
 */
public final class PowerCut {
  private static final Path RUNTIME_STATE = Path.of("/run/containerd/runc");
  private static final Path CONTROL_GROUPS = Path.of("/sys/fs/cgroup");

  private PowerCut() {}

  /** Cuts it. Whoever uses the node starts its servers again, and what the other layers make. */
  public static void of(TestNode node) {
    List<ContainerRef> containers = new ArrayList<>();
    List<Long> processes = new ArrayList<>();
    try (ContainerdEngine engine = node.containerd().engine()) {
      engine.namespaces().stream()
          .flatMap(ns -> engine.list(ns).stream())
          .map(ContainerRecord::ref)
          .forEach(ref -> {
            containers.add(ref);
            engine.task(ref).flatMap(TaskState::livePid).ifPresent(processes::add);
          });
    }
    processes.addAll(node.containerd().shims());
    node.containerd().kill();
    node.redis().kill();
    kill(processes);
    unmount(node.folder());
    forget(node, containers);
    ChildProcess.run(List.of("ip", "netns", "delete", node.netns()));
  }

  private static void kill(List<Long> processes) {
    // the shims first would leave it to containers to notice
    processes.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    Eventually.that(
        "none of them lives",
        () -> processes.stream().map(ProcessHandle::of).allMatch(Optional::isEmpty));
  }

  private static void unmount(Path folder) {
    try {
      Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
          .map(line -> line.split(" ")[4])
          .filter(place -> place.startsWith(folder.toString()))
          .toList()
          .reversed()
          .forEach(place -> ChildProcess.run(List.of("umount", "--lazy", place)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void forget(TestNode node, List<ContainerRef> containers) {
    remove(node.folder().resolve("c/state"));
    for (ContainerRef ref : containers) {
      remove(RUNTIME_STATE.resolve(ref.ns()).resolve(ref.id()));
      removeControlGroup(ref);
    }
  }

  private static void remove(Path folder) {
    ChildProcess.run(List.of("rm", "-rf", folder.toString()));
  }

  private static void removeControlGroup(ContainerRef ref) {
    try (DirectoryStream<Path> hierarchies = Files.newDirectoryStream(CONTROL_GROUPS)) {
      for (Path hierarchy : hierarchies) {
        Path group = hierarchy.resolve(ref.ns()).resolve(ref.id());
        Eventually.that("nobody is in " + group, () -> isGone(group));
      }
      Path group = CONTROL_GROUPS.resolve(ref.ns()).resolve(ref.id());
      Eventually.that("nobody is in " + group, () -> isGone(group));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isGone(Path group) throws IOException {
    Files.deleteIfExists(group);
    return true;
  }
}
