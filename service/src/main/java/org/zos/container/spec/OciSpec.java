package org.zos.container.spec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zos.container.contract.Container;

/** The OCI runtime specification of a container. */
public final class OciSpec {
  private static final String VERSION = "1.0.2";

  /** One CPU is this much time of each period, in microseconds. */
  private static final long CPU_PERIOD = 100_000;

  /** Enough for servers, and within what a node without CAP_SYS_RESOURCE may give. */
  private static final int HARD_FILES = 16_384;

  private static final int SOFT_FILES = 1_024;

  /** The kernel's own limit, which is below that of names. */
  private static final int MOST_HOSTNAME = 64;

  private final String ns;
  private final Container container;
  private final Path rootfs;
  private final Host host;
  private final ObjectNode spec = JsonNodeFactory.instance.objectNode();

  private OciSpec(String ns, Container container, Path rootfs, Host host) {
    this.ns = ns;
    this.container = container;
    this.rootfs = rootfs;
    this.host = host;
  }

  /**
   * The specification as JSON.
   *
   * @param container valid, with the defaults filled in
   * @param rootfs where its root file system is
   */
  public static String of(String ns, Container container, Path rootfs, Host host) {
    return new OciSpec(ns, container, rootfs, host).build();
  }

  /** The places in a container, besides /proc, /sys and /dev, at which files of the node show. */
  public static List<String> ownFiles(Container container, Host host) {
    List<String> places = new ArrayList<>();
    host.resolvConf().ifPresent(path -> places.add(OciMounts.RESOLV_CONF));
    if (container.interactive()) {
      places.add(Corex.TARGET);
    }
    return places;
  }

  private String build() {
    spec.put("ociVersion", VERSION);
    addProcess(spec.putObject("process"));
    ObjectNode root = spec.putObject("root");
    root.put("path", rootfs.toString());
    root.put("readonly", container.readOnlyRootFs());
    spec.put("hostname", hostname());
    addMounts();
    addLinux(spec.putObject("linux"));
    return spec.toString();
  }

  private String hostname() {
    String name = container.name();
    return name.substring(0, Math.min(name.length(), MOST_HOSTNAME));
  }

  private void addProcess(ObjectNode process) {
    ObjectNode user = process.putObject("user");
    user.put("uid", 0);
    user.put("gid", 0);
    addAll(process.putArray("args"), command());
    addAll(process.putArray("env"), container.env());
    process.put("cwd", container.workingDir());
    process.put("noNewPrivileges", true);
    addCapabilities(process.putObject("capabilities"));
    ObjectNode files = process.putArray("rlimits").addObject();
    files.put("type", "RLIMIT_NOFILE");
    files.put("soft", SOFT_FILES);
    files.put("hard", HARD_FILES);
  }

  private List<String> command() {
    return container.interactive() ? Corex.COMMAND : Words.split(container.entrypoint());
  }

  private void addCapabilities(ObjectNode capabilities) {
    List<String> allowed = Capability.of(container.elevated());
    for (String set : List.of("bounding", "effective", "permitted")) {
      addAll(capabilities.putArray(set), allowed);
    }
  }

  private void addMounts() {
    OciMounts mounts = new OciMounts(spec.putArray("mounts"));
    mounts.addStandard();
    mounts.addResolvConf(host.resolvConf());
    if (container.interactive()) {
      mounts.addFile(host.corex(), Corex.TARGET);
    }
    container.mounts().forEach(mounts::add);
  }

  private void addLinux(ObjectNode linux) {
    linux.put("cgroupsPath", "/" + ns + "/" + container.name());
    String propagation = Propagation.ofRoot(container);
    if (!propagation.isEmpty()) {
      linux.put("rootfsPropagation", propagation);
    }
    addNamespaces(linux.putArray("namespaces"));
    addAll(linux.putArray("maskedPaths"), Isolation.MASKED_PATHS);
    addAll(linux.putArray("readonlyPaths"), Isolation.READONLY_PATHS);
    Seccomp.addTo(linux.putObject("seccomp"), container.elevated());
    addResources(linux.putObject("resources"));
    if (container.elevated()) {
      addFuse(linux.putArray("devices").addObject());
    }
  }

  private void addNamespaces(ArrayNode namespaces) {
    for (String type : List.of("pid", "ipc", "uts", "mount", "cgroup")) {
      namespaces.addObject().put("type", type);
    }
    ObjectNode network = namespaces.addObject();
    network.put("type", "network");
    network.put("path", host.netnsDir().resolve(container.network().namespace()).toString());
  }

  private void addResources(ObjectNode resources) {
    ObjectNode cpu = resources.putObject("cpu");
    cpu.put("quota", CPU_PERIOD * container.cpu());
    cpu.put("period", CPU_PERIOD);
    addMemory(resources.putObject("memory"));
    resources.putObject("pids").put("limit", container.pids());
    ArrayNode devices = resources.putArray("devices");
    // everything is denied; the runtime itself adds /dev/null and its like
    devices.addObject().put("allow", false).put("access", "rwm");
    if (container.elevated()) {
      addFuseNumbers(devices.addObject().put("allow", true).put("access", "rwm"));
    }
  }

  private void addMemory(ObjectNode memory) {
    memory.put("limit", container.memory());
    if (host.limitsSwap()) {
      // memory and swap together: with the same limit there is no swap
      memory.put("swap", container.memory());
    }
  }

  private static void addFuse(ObjectNode device) {
    addFuseNumbers(device.put("path", "/dev/fuse").put("fileMode", 0666).put("uid", 0));
    device.put("gid", 0);
  }

  private static void addFuseNumbers(ObjectNode device) {
    device.put("type", "c").put("major", 10).put("minor", 229);
  }

  private static void addAll(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }
}
