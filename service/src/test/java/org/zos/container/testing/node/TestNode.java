package org.zos.container.testing.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerBuilder;
import org.zos.container.contract.ContainerObject;
import org.zos.container.contract.RestartPolicy;
import org.zos.container.stub.ContainerStub;
import org.zos.container.stub.follow.FollowedEvent;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.EventReader;
import org.zos.zbus.transport.redis.RedisAddress;
import org.zos.zbus.transport.redis.RedisTransport;

/** Everything that the module meets on a node, private to one test, gone at its end. */
public final class TestNode implements AutoCloseable {
  private static final Path BUSYBOX = Path.of("/bin/busybox");
  private static final List<String> APPLETS =
      List.of(
          "sh",
          "echo",
          "cat",
          "sleep",
          "true",
          "false",
          "dd",
          "head",
          "tr",
          "yes",
          "date",
          "env",
          "id",
          "hostname",
          "ls",
          "kill",
          "mount",
          "touch",
          "rm",
          "pwd");

  private final Path folder;
  private final String netns;
  private final PrivateRedis redis;
  private final PrivateContainerd containerd;

  private TestNode(Path folder, List<String> beforeContainerd) throws IOException {
    this.folder = folder;
    this.netns = folder.getFileName().toString();
    ChildProcess.run(List.of("ip", "netns", "add", netns));
    makeRootFs(folder.resolve("rootfs"));
    this.redis = PrivateRedis.start();
    this.containerd = PrivateContainerd.start(folder.resolve("c"), beforeContainerd);
  }

  /** Starts Redis and containerd, and makes a network namespace and a root file system. */
  public static TestNode start() {
    return start(List.of());
  }

  /**
   * The same, on which crun works: it refuses to where both versions of control groups are mounted,
   * so the second is hidden from containerd and what it starts.
   */
  public static TestNode startForCrun() {
    Path unified = Path.of("/sys/fs/cgroup/unified");
    String hidden = "umount \"$0\" && exec \"$@\"";
    return start(
        Files.isDirectory(unified)
            ? List.of("unshare", "--mount", "sh", "-c", hidden, unified.toString())
            : List.of());
  }

  private static TestNode start(List<String> beforeContainerd) {
    try {
      return new TestNode(Files.createTempDirectory("znode"), beforeContainerd);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void makeRootFs(Path rootfs) throws IOException {
    Path bin = Files.createDirectories(rootfs.resolve("bin"));
    Files.createDirectories(rootfs.resolve("etc"));
    Files.copy(BUSYBOX, bin.resolve("busybox"));
    for (String applet : APPLETS) {
      Files.createSymbolicLink(bin.resolve(applet), Path.of("busybox"));
    }
  }

  public Path folder() {
    return folder;
  }

  public String netns() {
    return netns;
  }

  public Path rootFs() {
    return folder.resolve("rootfs");
  }

  public PrivateRedis redis() {
    return redis;
  }

  public PrivateContainerd containerd() {
    return containerd;
  }

  /** The module's own folder. */
  public Path root() {
    return folder.resolve("contd");
  }

  /** Where the log of a container lies. */
  public Path log(String ns, String id) {
    return folder.resolve("log").resolve(ns).resolve(id + ".log");
  }

  /** The flags with which contd uses this node. */
  public List<String> flags(String... more) {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "--root=" + root(),
                "--broker=" + redis.address(),
                "--containerd=" + containerd.socket(),
                "--log-dir=" + folder.resolve("log")));
    if (Stream.of(more).noneMatch(flag -> flag.startsWith("--runtime="))) {
      flags.add("--runtime=" + ContainerdPrograms.RUNTIME);
    }
    flags.addAll(List.of(more));
    return flags;
  }

  /** Starts the module and waits until it answers. */
  public ContdProcess contd(String... more) {
    ContdProcess contd = ContdProcess.start(folder.resolve("contd.log"), flags(more));
    contd.awaitServing(this);
    return contd;
  }

  /** A client of the module, for the caller to close. */
  public ContainerStub stub() {
    return ContainerStub.over(RedisAddress.parse(redis.address())).build();
  }

  /** A container that runs a shell script on this node, once, however that ends. */
  public ContainerBuilder script(String name, String script) {
    return Container.named(name)
        .rootFs(rootFs().toString())
        .network(netns)
        .entrypoint("/bin/sh -c '" + script.replace("'", "'\\''") + "'")
        .restart(new RestartPolicy("never", Duration.ZERO, 0, Duration.ZERO));
  }

  /** The least OCI specification of a process that runs until it is killed. */
  public String endlessProcess(String cgroup) {
    return """
    {
      "ociVersion": "1.0.2",
      "process": {
        "user": {"uid": 0, "gid": 0},
        "args": ["/bin/sleep", "1000"],
        "cwd": "/"
      },
      "root": {"path": "%s"},
      "mounts": [{"destination": "/proc", "type": "proc", "source": "proc"}],
      "linux": {
        "cgroupsPath": "%s",
        "namespaces": [{"type": "pid"}, {"type": "mount"}, {"type": "network"}]
      }
    }
    """
        .formatted(rootFs(), cgroup);
  }

  /** What has happened to containers so far, oldest first. */
  public List<FollowedEvent> events() {
    String stream = ContainerObject.eventStream(ContainerObject.MODULE);
    try (RedisTransport transport = redis.transport();
        EventReader reader = transport.eventReader(stream)) {
      return reader.read(EntryId.BEGINNING, 10_000, Duration.ZERO).stream()
          .map(entry -> FollowedEvent.in(entry).orElseThrow())
          .toList();
    }
  }

  @Override
  public void close() {
    containerd.close();
    redis.close();
    ChildProcess.run(List.of("ip", "netns", "delete", netns));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("something is left of the node", e);
    }
  }
}
