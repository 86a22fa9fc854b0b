package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerBuilder;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.NewContainer;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.spec.Defaults;
import org.zos.container.spec.Host;
import org.zos.container.spec.OciSpec;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.wire.EncodedValue;

/** A program in a container tries, in many ways, to reach what is not the container's. */
@Tag("any-containerd")
class EscapeIT {
  /** What the program can try on every architecture. */
  private static final int ATTEMPTS = 84;

  /**
   * What also fails without isolation: kernels are built without it, or it is done in another way.
   */
  private static final Set<String> NOT_EVERYWHERE =
      Set.of(
          "acct",
          "bpf",
          "chroot",
          "delete_module",
          "fanotify_init",
          "finit_module",
          "init_module",
          "io_uring_setup",
          "ioperm",
          "iopl",
          "kexec_file_load",
          "kexec_load",
          "memory-device",
          "modify_ldt",
          "mount-as-32-bit",
          "mount-as-x32",
          "named-devices",
          "oom-score",
          "perf_event_open",
          "quotactl",
          "quotactl_fd",
          "remount-proc-sys",
          "rlimits",
          "socket-alg",
          "socket-vsock",
          "sockets-as-32-bit",
          "swapoff",
          "swapon",
          "unshare-as-32-bit",
          "unshare-time",
          "userfaultfd");

  private static final TestNode NODE = TestNode.start();
  private static ContdProcess contd;
  private static ContainerStub stub;

  @BeforeAll
  static void start() throws IOException {
    Escape.install(NODE.rootFs());
    contd = NODE.contd();
    stub = NODE.stub();
  }

  @AfterAll
  static void stop() {
    stub.close();
    contd.close();
    NODE.close();
  }

  private static ContainerBuilder container(String name) {
    return NODE.script(name, "").entrypoint(Escape.PROGRAM).pids(50);
  }

  private static Escape run(ContainerBuilder container) {
    String id = stub.run("escape", container.build());
    Escape escape = Escape.in(NODE.log("escape", id));
    stub.delete("escape", id);
    return escape;
  }

  @Test
  void fromAnOrdinaryContainerNothingIsReached() {
    Escape escape = run(container("ordinary"));
    assertThat(escape.allowed()).isEmpty();
    assertThat(escape.refused())
        .hasSizeGreaterThanOrEqualTo(ATTEMPTS)
        .contains(
            "mount",
            "unshare-user",
            "unshare-mount",
            "unshare-network",
            "keyctl",
            "add_key",
            "bpf",
            "perf_event_open",
            "userfaultfd",
            "io_uring_setup",
            "quotactl",
            "kexec_load",
            "init_module",
            "finit_module",
            "ptrace",
            "block-device",
            "write-proc-sys",
            "write-sys",
            "write-cgroup",
            "mount-cgroup",
            "kernel-log",
            "kernel-log-device",
            "more-processes",
            "set-user-id",
            "file-capabilities");
  }

  @Test
  void anElevatedOneCanMountAndMakeNamespacesAndNothingElse() {
    Escape escape = run(container("elevated").elevated(true));
    assertThat(escape.allowed())
        .containsExactlyInAnyOrder(
            "clone-mount",
            "fsmount",
            "fsopen",
            "fspick",
            "mount",
            "mount-bind",
            "mount-cgroup",
            "mount-proc",
            "mount_setattr",
            "move_mount",
            "named-devices", // of these, /dev/fuse
            "open_tree",
            "pivot_root",
            "remount-proc-sys",
            "remount-sys",
            "setdomainname",
            "sethostname",
            "setns",
            "umount2",
            "unshare-cgroup",
            "unshare-ipc",
            "unshare-mount",
            "unshare-network",
            "unshare-pid",
            "unshare-time",
            "unshare-uts",
            // since it has remounted them
            "write-proc",
            "write-proc-sys",
            "write-sys");
  }

  /** Without isolation the same attempts work: what they report is worth something. */
  @Test
  void withoutIsolationTheSameAttemptsWork() {
    Escape escape = runBare();
    assertThat(escape.refused()).isSubsetOf(NOT_EVERYWHERE);
    assertThat(escape.allowed()).hasSizeGreaterThan(ATTEMPTS / 2);
  }

  private static Escape runBare() {
    ContainerRef ref = new ContainerRef("escape", "bare");
    Path log = NODE.folder().resolve("bare.log");
    Container container = Defaults.fill(container("bare").build());
    Host host =
        new Host(4, Path.of("/run/netns"), Optional.empty(), false, Path.of("/corex"), List.of());
    String spec = BareSpec.of(OciSpec.of(ref.ns(), container, NODE.rootFs(), host));
    try (ContainerdEngine engine = NODE.containerd().engine()) {
      engine.create(new NewContainer(ref, Map.of(), spec, new EncodedValue(new byte[0])));
      engine.createTask(ref, URI.create("file://" + log));
      engine.startTask(ref);
      return Escape.in(log);
    }
  }
}
