package org.zos.container.spec;

import java.util.List;
import java.util.stream.Stream;

/** What keeps a container to itself, as data. */
final class Isolation {
  /**
   * What root in a container may do. Each lets programs of ordinary distributions work that start
   * as root, change to another user and serve on a low port; none reaches beyond the container's
   * own files, processes and network namespace.
   */
  private static final List<String> CAPABILITIES =
      List.of(
          "CAP_AUDIT_WRITE",
          "CAP_CHOWN",
          "CAP_DAC_OVERRIDE",
          "CAP_FOWNER",
          "CAP_FSETID",
          "CAP_KILL",
          "CAP_MKNOD",
          "CAP_NET_BIND_SERVICE",
          "CAP_NET_RAW",
          "CAP_SETFCAP",
          "CAP_SETGID",
          "CAP_SETPCAP",
          "CAP_SETUID",
          "CAP_SYS_CHROOT");

  /** Files of the kernel that tell about, or change, the whole node. */
  static final List<String> MASKED_PATHS =
      List.of(
          "/proc/acpi",
          "/proc/asound",
          "/proc/interrupts",
          "/proc/kcore",
          "/proc/keys",
          "/proc/latency_stats",
          "/proc/sched_debug",
          "/proc/scsi",
          "/proc/timer_list",
          "/proc/timer_stats",
          "/sys/devices/virtual/powercap",
          "/sys/firmware");

  static final List<String> READONLY_PATHS =
      List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

  private Isolation() {}

  static List<String> capabilities(boolean elevated) {
    return elevated
        ? Stream.concat(CAPABILITIES.stream(), Stream.of("CAP_SYS_ADMIN")).toList()
        : CAPABILITIES;
  }
}
