package org.zos.container.testing.node;

import static org.zos.zbus.codec.Codecs.STRING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.zos.container.kernel.FileSystem;
import org.zos.container.kernel.LinuxMounts;
import org.zos.container.rootfs.ZbusFlistModule;
import org.zos.container.rootfs.ZbusFlistModule.MountOptions;
import org.zos.zbus.CallException;
import org.zos.zbus.server.MethodSpec;
import org.zos.zbus.server.ObjectSpec;
import org.zos.zbus.server.Param;
import org.zos.zbus.server.ZbusServer;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.transport.redis.RedisTransport;
import org.zos.zbus.wire.CallError;

/**
 * A flist module as a node has one, whose flists are folders: each mount of one is an overlay on
 * it, with what is written in a folder of its own.
 */
public final class FlistServer implements AutoCloseable {
  private final Path folder;
  private final Map<String, Path> flists = new ConcurrentHashMap<>();
  private final Set<String> mounted = ConcurrentHashMap.newKeySet();
  private final List<MountOptions> asked = new ArrayList<>();
  private final LinuxMounts mounts = new LinuxMounts();
  private final RedisTransport transport;
  private final ZbusServer server;

  /** Serves one on the Redis of a node. */
  public FlistServer(TestNode node) {
    this.folder = node.folder().resolve("flist");
    this.transport = node.redis().transport();
    this.server =
        ZbusServer.of(ZbusFlistModule.QUEUE.module(), transport)
            .object(ObjectSpec.of(ZbusFlistModule.QUEUE.object(), mount(), unmount()))
            .build();
    server.start();
  }

  /** Knows an flist from now on. */
  public void put(String url, Path content) {
    flists.put(url, content);
  }

  /** The names under which something is mounted. */
  public Set<String> mounted() {
    return Set.copyOf(mounted);
  }

  /** With which options mounts were asked for. */
  public synchronized List<MountOptions> asked() {
    return List.copyOf(asked);
  }

  private MethodSpec mount() {
    MethodSpec.Builder method = MethodSpec.named("Mount");
    Param<String> name = method.param("name", STRING);
    Param<String> url = method.param("url", STRING);
    Param<MountOptions> options = method.param("opt", MountOptions.CODEC);
    return method.returning(
        STRING, call -> mount(call.get(name), call.get(url), call.get(options)));
  }

  private synchronized String mount(String name, String url, MountOptions options)
      throws IOException {
    Path content = flists.get(url);
    if (content == null) {
      throw new CallException(new CallError("failed to download flist: 404", ""));
    }
    asked.add(options);
    Path place = Files.createDirectories(folder.resolve(name).resolve("mnt"));
    if (mounted.add(name)) {
      Path rw = Files.createDirectories(folder.resolve(name).resolve("rw"));
      Path wd = Files.createDirectories(folder.resolve(name).resolve("wd"));
      mounts.mount(
          new FileSystem(
              "overlay",
              "overlay",
              List.of("lowerdir=" + content, "upperdir=" + rw, "workdir=" + wd)),
          place);
    }
    return place.toString();
  }

  private MethodSpec unmount() {
    MethodSpec.Builder method = MethodSpec.named("Unmount");
    Param<String> name = method.param("name", STRING);
    return method.returningNothing(call -> unmount(call.get(name)));
  }

  private synchronized void unmount(String name) {
    mounts.unmount(folder.resolve(name).resolve("mnt"));
    mounted.remove(name);
    ChildProcess.run(List.of("rm", "-rf", folder.resolve(name).toString()));
  }

  /** Stops serving, and takes away whatever is mounted. */
  @Override
  public void close() {
    server.close();
    transport.close();
    mounted().forEach(this::unmount);
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
