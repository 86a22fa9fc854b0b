package org.zos.container.spec;

import java.util.Arrays;
import java.util.List;

/**
 * What root in a container may do beyond what every user may. Each lets programs of ordinary
 * distributions work that start as root, change to another user and serve on a low port; none
 * reaches beyond the container's own files, processes and network namespace.
 *
 * <p>The set is no wider than containerd's default. Of that, CAP_MKNOD is left out: a device node
 * stays in a folder of the host when the container is gone, and there nothing keeps others from
 * opening it. Named pipes and sockets need no capability.
 */
enum Capability {
  AUDIT_WRITE("logins through PAM fail when they can't write to the audit log"),
  CHOWN("installing a package gives files to the users it serves as"),
  DAC_OVERRIDE("root reads and writes the files of those users"),
  FOWNER("root changes modes and times of those files"),
  FSETID("a set-user-id bit survives when root writes or changes the group of a file"),
  KILL("a supervisor running as root ends processes of other users"),
  NET_BIND_SERVICE("serving on ports below 1024, in its own network namespace"),
  NET_RAW("ping; frames stay out of reach, since seccomp refuses packet sockets"),
  SETFCAP("package managers set capabilities on files; they gain nothing by it, by no_new_privs"),
  SETGID("servers that start as root go on as another group"),
  SETPCAP("servers take capabilities out of their own bounding set"),
  SETUID("servers that start as root go on as another user"),
  SYS_CHROOT("servers lock a part of themselves into an empty folder, as sshd does"),
  SYS_ADMIN("only when Elevated: mounting, and namespaces", true);

  private final String reason;
  private final boolean elevated;

  Capability(String reason) {
    this(reason, false);
  }

  Capability(String reason, boolean elevated) {
    this.reason = reason;
    this.elevated = elevated;
  }

  /** Why containers have it. */
  String reason() {
    return reason;
  }

  /** As the kernel's manual and the OCI specification write it. */
  String kernelName() {
    return "CAP_" + name();
  }

  /** The names of those that a container has. */
  static List<String> of(boolean elevated) {
    return Arrays.stream(values())
        .filter(each -> elevated || !each.elevated)
        .map(Capability::kernelName)
        .toList();
  }
}
