package org.zos.container.testing.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.ContainerRuntime;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.ExecRef;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.testing.Processes;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.Eventually;

/** A containerd of a test's own, with folders and a socket of its own. */
public final class PrivateContainerd implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final List<String> before;
  private ChildProcess daemon;

  private PrivateContainerd(Path folder, List<String> before) {
    this.folder = folder;
    this.before = before;
    this.daemon = launch();
  }

  /**
   * Starts one below this folder and waits until it answers.
   *
   * @param before a command that runs the one that follows it
   */
  static PrivateContainerd start(Path folder, List<String> before) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("config.toml"), config(folder));
      return new PrivateContainerd(folder, before);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * In the words of 1.6, which 2.x knows too. What is for Kubernetes would make files elsewhere.
   */
  private static String config(Path folder) {
    return """
    version = 2
    root = "%1$s/root"
    state = "%1$s/state"
    disabled_plugins = [
      "io.containerd.grpc.v1.cri",
      "io.containerd.cri.v1.images",
      "io.containerd.cri.v1.runtime",
      "io.containerd.nri.v1.nri",
    ]
    [grpc]
      address = "%1$s/containerd.sock"
    [plugins."io.containerd.internal.v1.opt"]
      path = "%1$s/opt"
    """
        .formatted(folder);
  }

  private ChildProcess launch() {
    List<String> command = new ArrayList<>(before);
    command.addAll(ContainerdPrograms.command(folder.resolve("config.toml")));
    ChildProcess child = ChildProcess.start(folder.resolve("containerd.log"), command);
    Eventually.that("containerd answers", this::answers);
    return child;
  }

  private boolean answers() {
    try (ContainerdEngine engine = engine()) {
      return !engine.version().isEmpty();
    } catch (EngineException e) {
      return false;
    }
  }

  public Path socket() {
    return folder.resolve("containerd.sock");
  }

  /** A connection to it, for the caller to close. */
  public ContainerdEngine engine() {
    return engine(ContainerdPrograms.RUNTIME);
  }

  /** The same; its containers are run with this, in the words of contd's setting. */
  public ContainerdEngine engine(String runtime) {
    return new ContainerdEngine(socket(), ContainerRuntime.parse(runtime));
  }

  /** The commands in a container that were started and not removed since: each has a pid file. */
  public List<ExecRef> execs(String ns, String id) {
    Path bundle = folder.resolve("state/io.containerd.runtime.v2.task").resolve(ns).resolve(id);
    try (Stream<Path> files = Files.list(bundle)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".pid") && !name.equals("init.pid"))
          .map(name -> name.substring(0, name.length() - ".pid".length()))
          .map(name -> new ExecRef(new ContainerRef(ns, id), name))
          .toList();
    } catch (NoSuchFileException e) {
      // with the container its commands are gone
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends it a signal by name, for example {@code STOP}: it lives then, and does nothing. */
  public void signal(String name) {
    daemon.signal(name);
  }

  /** Runs its client for people and gives what that printed. */
  public String ctr(String ns, String... words) {
    List<String> command = ContainerdPrograms.client(socket(), ns);
    command.addAll(List.of(words));
    return ChildProcess.run(command);
  }

  /** Kills it at once. Containers do not notice. */
  public void kill() {
    daemon.kill();
  }

  /** Starts it again after a kill. */
  public void restart() {
    daemon = launch();
  }

  /** Removes every container, ends it, and makes sure that no process of it is left. */
  @Override
  public void close() {
    if (!daemon.isAlive()) {
      restart();
    }
    List<String> namespaces;
    try (ContainerdEngine engine = engine()) {
      namespaces = engine.namespaces();
      for (String ns : namespaces) {
        engine.list(ns).stream().map(ContainerRecord::ref).forEach(ref -> remove(engine, ref));
      }
    }
    Eventually.that("no shim is left", () -> shims().isEmpty());
    daemon.close();
    namespaces.forEach(PrivateContainerd::removeTraces);
  }

  /** The runtime leaves, outside containerd's folders, an empty one for each namespace. */
  private static void removeTraces(String ns) {
    List<Path> places = new ArrayList<>(List.of(Path.of("/run/containerd/runc")));
    try (DirectoryStream<Path> hierarchies = Files.newDirectoryStream(Path.of("/sys/fs/cgroup"))) {
      hierarchies.forEach(places::add);
      places.add(Path.of("/sys/fs/cgroup"));
      for (Path place : places) {
        removeIfEmpty(place.resolve(ns));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void removeIfEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (FileSystemException e) {
      // not empty, or busy: another containerd uses the same name
      return;
    }
  }

  private static void remove(ContainerdEngine engine, ContainerRef ref) {
    if (engine.killAll(ref)) {
      engine.awaitExit(ref, PATIENCE);
    }
    engine.deleteTask(ref);
    engine.delete(ref);
  }

  /** The shims that belong to this containerd: their command lines name its socket. */
  List<Long> shims() {
    return Processes.with(socket().toString(), "containerd-shim").stream()
        .filter(pid -> pid != daemon.pid())
        .toList();
  }
}
