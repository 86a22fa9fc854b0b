package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerBuilder;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.MountInfo;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.NativeProgram;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.Eventually;

/** A file system that an elevated container serves. */
@Tag("any-containerd")
class FuseIT {
  private static final TestNode NODE = TestNode.start();
  private static final Path SHARED = NODE.folder().resolve("shared");
  private static final int OWNER = 4242;
  private static ContdProcess contd;
  private static ContainerStub stub;

  @BeforeAll
  static void start() throws IOException {
    NativeProgram.compile("fuse-folder", NODE.rootFs().resolve("bin/fuse-folder"));
    Files.createDirectory(SHARED);
    ChildProcess.run(List.of("mount", "-t", "tmpfs", "none", SHARED.toString()));
    ChildProcess.run(List.of("mount", "--make-shared", SHARED.toString()));
    contd = NODE.contd();
    stub = NODE.stub();
  }

  @AfterAll
  static void stop() {
    stub.close();
    contd.close();
    NODE.containerd().close();
    ChildProcess.run(List.of("umount", "--recursive", SHARED.toString()));
    NODE.close();
  }

  private static ContainerBuilder server(String name, String... options) throws IOException {
    Files.createDirectory(SHARED.resolve(name));
    return NODE.script(name, "")
        .entrypoint("/bin/fuse-folder /shared/" + name)
        .mounts(List.of(new MountInfo(SHARED.toString(), "/shared", "", List.of(options))));
  }

  private static boolean isMountedOnTheHost(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
        .anyMatch(line -> line.contains(" " + SHARED.resolve(name) + " "));
  }

  private static void awaitMount(String name) {
    Eventually.that("it is mounted", () -> stub.logs("fuse", name).equals("mounted\n"));
  }

  @Test
  void isSeenOnTheHostWhereItsMountIsShared() throws IOException {
    stub.run("fuse", server("seen", "rbind", "rshared").elevated(true).build());
    awaitMount("seen");
    assertThat(isMountedOnTheHost("seen")).isTrue();
    assertThat(Files.getAttribute(SHARED.resolve("seen"), "unix:uid")).isEqualTo(OWNER);
    stub.delete("fuse", "seen");
    assertThat(isMountedOnTheHost("seen")).isFalse();
  }

  @Test
  void isNotSeenOnTheHostOtherwise() throws IOException {
    stub.run("fuse", server("hidden").elevated(true).build());
    awaitMount("hidden");
    assertThat(isMountedOnTheHost("hidden")).isFalse();
    assertThat(Files.getAttribute(SHARED.resolve("hidden"), "unix:uid")).isEqualTo(0);
    stub.delete("fuse", "hidden");
  }

  @Test
  void anOrdinaryContainerServesNone() throws IOException {
    stub.run("fuse", server("refused", "rshared").build());
    Eventually.that(
        "it gives up",
        () -> stub.inspect("fuse", "refused").state().status().equals(ContainerState.STOPPED));
    assertThat(stub.inspect("fuse", "refused").state().exitCode()).isEqualTo(1);
    assertThat(isMountedOnTheHost("refused")).isFalse();
    stub.delete("fuse", "refused");
  }
}
