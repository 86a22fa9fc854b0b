package org.zos.container.spec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zos.container.contract.MountInfo;

/** The mounts of a specification: those every container has, then the caller's. */
final class OciMounts {
  static final String RESOLV_CONF = "/etc/resolv.conf";

  private final ArrayNode mounts;

  OciMounts(ArrayNode mounts) {
    this.mounts = mounts;
  }

  /** What programs expect of any Linux. No tmpfs on /run: images keep things there. */
  void addStandard() {
    add("proc", "proc", "/proc", "nosuid", "noexec", "nodev");
    add("tmpfs", "tmpfs", "/dev", "nosuid", "strictatime", "mode=755", "size=65536k");
    add(
        "devpts",
        "devpts",
        "/dev/pts",
        "nosuid",
        "noexec",
        "newinstance",
        "ptmxmode=0666",
        "mode=0620",
        "gid=5");
    add("tmpfs", "shm", "/dev/shm", "nosuid", "noexec", "nodev", "mode=1777", "size=65536k");
    add("mqueue", "mqueue", "/dev/mqueue", "nosuid", "noexec", "nodev");
    add("sysfs", "sysfs", "/sys", "nosuid", "noexec", "nodev", "ro");
    // a JVM, among others, learns its limits there; by its cgroup namespace it sees no other's
    add("cgroup", "cgroup", "/sys/fs/cgroup", "nosuid", "noexec", "nodev", "relatime", "ro");
  }

  void addResolvConf(Optional<Path> resolvConf) {
    resolvConf.ifPresent(path -> addFile(path, RESOLV_CONF));
  }

  /** A file of the node, which the container can't change. */
  void addFile(Path file, String target) {
    add("bind", file.toString(), target, "rbind", "ro");
  }

  void add(MountInfo mount) {
    List<String> options = new ArrayList<>(mount.options());
    if (mount.isBind() && !options.contains("bind") && !options.contains("rbind")) {
      options.addFirst("rbind");
    }
    add(
        mount.isBind() ? "bind" : mount.type(),
        mount.source(),
        mount.target(),
        options.toArray(String[]::new));
  }

  private void add(String type, String source, String destination, String... options) {
    ObjectNode mount = mounts.addObject();
    mount.put("destination", destination);
    mount.put("type", type);
    mount.put("source", source);
    ArrayNode list = mount.putArray("options");
    for (String option : options) {
      list.add(option);
    }
  }
}
