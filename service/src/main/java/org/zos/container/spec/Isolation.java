package org.zos.container.spec;

import java.util.List;

/** Files of the kernel that tell about, or change, the whole node, as data. */
final class Isolation {
  /** Not to be read: they tell of the node's memory, devices, keys and other processes. */
  static final List<String> MASKED_PATHS =
      List.of(
          "/proc/acpi",
          "/proc/asound",
          "/proc/interrupts",
          "/proc/kcore",
          "/proc/keys",
          "/proc/kmsg",
          "/proc/kpagecgroup",
          "/proc/kpagecount",
          "/proc/kpageflags",
          "/proc/latency_stats",
          "/proc/sched_debug",
          "/proc/scsi",
          "/proc/timer_list",
          "/proc/timer_stats",
          "/proc/vmallocinfo",
          "/sys/devices/virtual/powercap",
          "/sys/firmware");

  /** Not to be written: they change the node. All of /sys is mounted read-only besides. */
  static final List<String> READONLY_PATHS =
      List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

  private Isolation() {}
}
