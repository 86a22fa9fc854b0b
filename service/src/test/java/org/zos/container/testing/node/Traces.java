package org.zos.container.testing.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.zbus.testing.ChildProcess;

/**
 * All that containers leave on a node while they exist: records, processes, snapshots, leases,
 * mounts, shims, whoever is in the network namespace, settings of logs, control groups. None of it
 * may be left when they are gone.
 */
public final class Traces {
  private final TestNode node;
  private final SortedSet<String> found = new TreeSet<>();

  private Traces(TestNode node) {
    this.node = node;
  }

  /** One line for each trace. */
  public static SortedSet<String> of(TestNode node) {
    Traces traces = new Traces(node);
    try {
      traces.askContainerd();
      traces.lookAtFiles();
      traces.lookAtProcesses();
    } catch (IOException | DirectoryIteratorException e) {
      throw new AssertionError("the node can't be looked at", e);
    }
    return traces.found;
  }

  private void askContainerd() {
    try (ContainerdEngine engine = node.containerd().engine()) {
      for (String ns : engine.namespaces()) {
        engine.list(ns).forEach(each -> found.add("record " + each.ref()));
        addAll("task in " + ns, ctr(ns, "tasks", "list", "-q"));
        addAll("snapshot in " + ns, withoutHeading(ctr(ns, "snapshots", "list")));
        addAll("lease in " + ns, ctr(ns, "leases", "list", "-q"));
      }
    }
  }

  private Stream<String> ctr(String ns, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of("ctr", "--address", node.containerd().socket().toString(), "-n", ns));
    command.addAll(List.of(arguments));
    return ChildProcess.run(command).lines().filter(line -> !line.isBlank());
  }

  private static Stream<String> withoutHeading(Stream<String> lines) {
    return lines.filter(line -> !line.startsWith("KEY"));
  }

  private void addAll(String what, Stream<String> names) {
    names.forEach(name -> found.add(what + ": " + name));
  }

  private void lookAtFiles() throws IOException {
    String folder = node.folder().toString();
    addAll(
        "mount",
        Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
            .filter(line -> line.contains(folder)));
    addAll("settings", ofEachNamespace(node.root().resolve("shim")));
    addAll("root file system", ofEachNamespace(node.root().resolve("rootfs")));
    addAll("root file system", ofEachNamespace(node.root().resolve("flist")));
    addAll(
        "bundle", ofEachNamespace(node.folder().resolve("c/state/io.containerd.runtime.v2.task")));
  }

  /** What lies one below the folders of the namespaces. */
  private static Stream<String> ofEachNamespace(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> all = Files.walk(folder, 2)) {
      return all
          .filter(path -> folder.relativize(path).getNameCount() == 2)
          .map(Path::toString)
          .toList()
          .stream();
    }
  }

  private void lookAtProcesses() throws IOException {
    Object network = Files.getAttribute(Path.of("/run/netns", node.netns()), "unix:ino");
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        lookAt(process, network);
      }
    }
  }

  private void lookAt(Path process, Object network) {
    try {
      String command = Files.readString(process.resolve("cmdline")).replace('\0', ' ');
      boolean shim = command.contains("shim") && command.contains(node.folder().toString());
      if (shim && !command.contains("java")) {
        found.add("shim: " + command);
      }
      if (Files.getAttribute(process.resolve("ns/net"), "unix:ino").equals(network)) {
        found.add("in the network namespace: " + command);
      }
    } catch (FileSystemException e) {
      // it has just ended, or is none of ours
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
