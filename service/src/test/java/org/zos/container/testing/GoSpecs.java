package org.zos.container.testing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/**
 * OCI specifications as the Go module makes them: containerd's own defaults for Linux, without a
 * tmpfs on /run, and what the module adds.
 */
public final class GoSpecs {
  /** The label of the Go module's containers; it names their log program. */
  public static final String LOG_URI_LABEL = "containerd.io/restart.loguri";

  private static final List<String> CAPABILITIES =
      List.of(
          "CAP_CHOWN",
          "CAP_DAC_OVERRIDE",
          "CAP_FSETID",
          "CAP_FOWNER",
          "CAP_MKNOD",
          "CAP_NET_RAW",
          "CAP_SETGID",
          "CAP_SETUID",
          "CAP_SETFCAP",
          "CAP_SETPCAP",
          "CAP_NET_BIND_SERVICE",
          "CAP_SYS_CHROOT",
          "CAP_KILL",
          "CAP_AUDIT_WRITE");

  private final ObjectNode spec = JsonNodeFactory.instance.objectNode();

  private GoSpecs() {}

  /**
   * A specification with 1 CPU, 64 MiB and 2 s from TERM to KILL.
   *
   * @param ns the namespace, by which the control group is named
   */
  public static String of(
      String ns, String id, Path rootfs, String netns, boolean elevated, List<String> args) {
    GoSpecs specs = new GoSpecs();
    specs.spec.put("ociVersion", "1.0.2");
    specs.process(elevated, args);
    specs.spec.putObject("root").put("path", rootfs.toString());
    specs.mounts();
    specs.linux(ns, id, netns, elevated);
    specs.spec.putObject("annotations").put("shutdown_timeout", "2000000000");
    return specs.spec.toString();
  }

  private void process(boolean elevated, List<String> args) {
    ObjectNode process = spec.putObject("process");
    process.putObject("user").put("uid", 0).put("gid", 0);
    args.forEach(process.putArray("args")::add);
    process
        .putArray("env")
        .add("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
        .add("A=1 2");
    process.put("cwd", "/");
    process.put("noNewPrivileges", true);
    ObjectNode capabilities = process.putObject("capabilities");
    for (String set : List.of("bounding", "effective", "permitted")) {
      ArrayNode names = capabilities.putArray(set);
      CAPABILITIES.forEach(names::add);
      if (elevated) {
        names.add("CAP_SYS_ADMIN");
      }
    }
    ObjectNode files = process.putArray("rlimits").addObject();
    files.put("type", "RLIMIT_NOFILE").put("hard", 1024).put("soft", 1024);
  }

  private void mounts() {
    ArrayNode mounts = spec.putArray("mounts");
    mount(mounts, "proc", "proc", "/proc", "nosuid", "noexec", "nodev");
    mount(mounts, "tmpfs", "tmpfs", "/dev", "nosuid", "strictatime", "mode=755", "size=65536k");
    mount(mounts, "devpts", "devpts", "/dev/pts", "nosuid", "noexec", "newinstance");
    mount(mounts, "tmpfs", "shm", "/dev/shm", "nosuid", "noexec", "nodev", "mode=1777");
    mount(mounts, "mqueue", "mqueue", "/dev/mqueue", "nosuid", "noexec", "nodev");
    mount(mounts, "sysfs", "sysfs", "/sys", "nosuid", "noexec", "nodev", "ro");
    mount(mounts, "bind", "/etc/resolv.conf", "/etc/resolv.conf", "rbind", "ro");
    mount(mounts, "bind", "/tmp", "/data", "rbind");
  }

  private static void mount(
      ArrayNode mounts, String type, String source, String destination, String... options) {
    ObjectNode mount = mounts.addObject();
    mount.put("destination", destination).put("type", type).put("source", source);
    List.of(options).forEach(mount.putArray("options")::add);
  }

  private void linux(String ns, String id, String netns, boolean elevated) {
    ObjectNode linux = spec.putObject("linux");
    linux.put("cgroupsPath", "/" + ns + "/" + id);
    ArrayNode namespaces = linux.putArray("namespaces");
    for (String type : List.of("pid", "ipc", "uts", "mount")) {
      namespaces.addObject().put("type", type);
    }
    namespaces.addObject().put("type", "network").put("path", "/var/run/netns/" + netns);
    if (elevated) {
      linux.put("rootfsPropagation", "shared");
    }
    ObjectNode resources = linux.putObject("resources");
    resources.putArray("devices").addObject().put("allow", false).put("access", "rwm");
    resources.putObject("memory").put("limit", 64L * 1024 * 1024);
    resources.putObject("cpu").put("quota", 100_000).put("period", 100_000);
  }
}
