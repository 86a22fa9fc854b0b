package org.zos.container.config;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.zos.container.runtime.ContainerRuntime;
import org.zos.zbus.transport.redis.RedisAddress;

/**
 * All that can be set from outside. Printing it shows no password.
 *
 * @param root the module's own folder, for what it must find again
 * @param broker where Redis is
 * @param containerd the path of containerd's socket
 * @param logDir the folder of the containers' logs
 * @param netnsDir where network namespaces are bound by name
 * @param shim the shim's program
 * @param runtime what containers are run with
 * @param snapshotter what containerd unpacks images with
 * @param corex the program that interactive containers run
 * @param mountRoots the folders of which containers may be shown something
 * @param workers what an existing unit file asks for; it sets nothing
 * @param module the module's name on the bus
 * @param eventLength about how many events the stream keeps
 * @param takeover whether it may start beside another one of its root
 */
public record Config(
    Path root,
    RedisAddress broker,
    Path containerd,
    Path logDir,
    Path netnsDir,
    Path shim,
    ContainerRuntime runtime,
    String snapshotter,
    Path corex,
    List<Path> mountRoots,
    OptionalInt workers,
    String module,
    long eventLength,
    boolean takeover) {
  public Config {
    mountRoots = List.copyOf(mountRoots);
  }
}
