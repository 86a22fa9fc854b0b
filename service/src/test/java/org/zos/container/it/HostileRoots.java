package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.zos.container.contract.ContainerBuilder;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.MountInfo;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.Eventually;

/**
 * Root file systems made to lead out of themselves, whatever runs containers. What lies outside
 * stays as it is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostileRoots {
  private static final String NS = "hostile";

  private final TestNode node;
  private final ContdProcess contd;
  private final ContainerStub stub;

  private final Path victim;
  private final Path rootfs;
  private Map<String, String> before = Map.of();

  HostileRoots(TestNode node, String runtime) {
    this.node = node;
    this.victim = node.folder().resolve("victim");
    this.rootfs = node.folder().resolve("hostile");
    contd = node.contd("--runtime=" + runtime, "--corex=" + corex());
    stub = node.stub();
  }

  private Path corex() {
    return node.folder().resolve("corex");
  }

  @AfterAll
  void stop() {
    stub.close();
    contd.close();
    node.close();
  }

  @BeforeEach
  void makeRoot() throws IOException {
    Files.createDirectories(victim.resolve("etc"));
    Files.writeString(victim.resolve("etc/resolv.conf"), "the host's\n");
    Files.writeString(
        victim.resolve("startup.toml"),
        "[startup.entry]\nname = \"core.system\"\nargs = {name = \"/secret\"}\n");
    Files.createDirectories(victim.resolve("empty"));
    ChildProcess.run(List.of("cp", "-a", node.rootFs().toString(), rootfs.toString()));
    before = content();
  }

  @AfterEach
  void nothingOutsideHasChanged() throws IOException {
    if (stub.list(NS).contains("guest")) {
      stub.delete(NS, "guest");
    }
    Map<String, String> after = content();
    ChildProcess.run(List.of("rm", "-rf", rootfs.toString(), victim.toString()));
    assertThat(after).isEqualTo(before);
  }

  /** Every file of the victim and what is in it. */
  private Map<String, String> content() throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(victim)) {
      for (Path file : files.toList()) {
        boolean regular = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        content.put(file.toString(), regular ? Files.readString(file) : "");
      }
    }
    return content;
  }

  private ContainerBuilder container(String script) {
    return node.script("guest", script).rootFs(rootfs.toString());
  }

  private void link(String name, String target) throws IOException {
    ChildProcess.run(List.of("rm", "-rf", rootfs.resolve(name).toString()));
    Files.createSymbolicLink(rootfs.resolve(name), Path.of(target));
  }

  /** Makes inside what a link seems to mean outside. */
  private void mirror(Path folder) throws IOException {
    Files.createDirectories(rootfs.resolve(Path.of("/").relativize(folder)));
  }

  private void runAndDelete(ContainerBuilder container) {
    stub.run(NS, container.build());
    assertThat(stub.inspect(NS, "guest").state().status()).isEqualTo(ContainerState.RUNNING);
    stub.delete(NS, "guest");
  }

  /** Where a link leads to what is not there, one runtime makes it inside, the other refuses. */
  private void runIfItMay(ContainerBuilder container) {
    try {
      runAndDelete(container);
    } catch (ContainerException.FailedPrecondition e) {
      assertThat(e).hasMessageContaining("No such file or directory");
    }
  }

  private void assertRefused(ContainerBuilder container, String... told) {
    assertThatThrownBy(() -> stub.run(NS, container.build()))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContainingAll(told);
  }

  @Test
  void aStartupFileThatIsALinkIsNotRead() throws IOException {
    link(".startup.toml", victim.resolve("startup.toml").toString());
    assertRefused(container("true").entrypoint(""), ".startup.toml", "symbolic link");
    assertRefused(container("exec sleep 1000"), ".startup.toml", "symbolic link");
  }

  @Test
  void aStartupFileThatIsAPipeIsNotWaitedFor() {
    ChildProcess.run(List.of("mkfifo", rootfs.resolve(".startup.toml").toString()));
    assertRefused(container("exec sleep 1000"), ".startup.toml", "no regular file");
  }

  @Test
  void aFolderOfResolvConfThatLeadsOutStaysInside() throws IOException {
    List<String> targets =
        List.of(
            victim.resolve("etc").toString(),
            "../victim/etc",
            "../../../../../../../.." + victim.resolve("etc"));
    for (String target : targets) {
      link("etc", target);
      runIfItMay(container("exec sleep 1000"));
    }
    mirror(victim.resolve("etc"));
    mirror(Path.of("/victim/etc"));
    for (String target : targets) {
      link("etc", target);
      runAndDelete(container("exec sleep 1000"));
    }
  }

  @Test
  void aResolvConfThatLeadsOutStaysInside() throws IOException {
    mirror(victim.resolve("etc"));
    mirror(Path.of("/victim/etc"));
    link("etc/resolv.conf", victim.resolve("etc/resolv.conf").toString());
    runIfItMay(container("exec sleep 1000"));
    link("etc/resolv.conf", "../../victim/etc/new");
    runIfItMay(container("exec sleep 1000"));
  }

  @Test
  void theTargetOfAMountThatLeadsOutStaysInside() throws IOException {
    Path data = Files.createDirectories(node.folder().resolve("data"));
    Files.writeString(data.resolve("file"), "shown");
    mirror(victim.resolve("empty"));
    mirror(Path.of("/victim/empty"));
    for (String target : List.of(victim.resolve("empty").toString(), "../victim/empty")) {
      link("data", target);
      stub.run(
          NS,
          container("cat /data/file; exec sleep 1000")
              .mounts(List.of(MountInfo.bind(data.toString(), "/data")))
              .build());
      Eventually.asserted(
          "it sees the mount", () -> assertThat(stub.logs(NS, "guest")).endsWith("shown"));
      stub.delete(NS, "guest");
      ChildProcess.run(List.of("rm", node.log(NS, "guest").toString()));
    }
  }

  @Test
  void theTargetBelowALinkIsNotMadeOutside() throws IOException {
    link("data", victim.toString());
    runIfItMay(
        container("exec sleep 1000")
            .mounts(List.of(MountInfo.bind(node.folder().toString(), "/data/deep/new"))));
  }

  @Test
  void aTargetThatLeadsToTheKernelIsRefused() throws IOException {
    link("data", "/proc/sys");
    MountInfo mount = MountInfo.bind(victim.toString(), "/data/kernel");
    assertRefused(container("exec sleep 1000").mounts(List.of(mount)), "/proc/sys/kernel");
  }

  @Test
  void theKernelsOwnPlacesMayNotLeadElsewhere() throws IOException {
    for (String place : List.of("dev", "proc", "sys")) {
      link(place, victim.resolve("empty").toString());
      assertRefused(container("exec sleep 1000"), "/" + place + " to ");
      ChildProcess.run(List.of("rm", rootfs.resolve(place).toString()));
    }
  }

  @Test
  void aWorkingDirThatLeadsOutIsInside() throws IOException {
    link("work", "../../../../../../../../bin");
    stub.run(NS, container("/bin/pwd -P; exec sleep 1000").workingDir("/work").build());
    Eventually.asserted("it is there", () -> assertThat(stub.logs(NS, "guest")).endsWith("/bin\n"));
    stub.delete(NS, "guest");
  }

  @Test
  void corexIsNotMadeOutside() throws IOException {
    link("corex", victim.resolve("corex").toString());
    Files.writeString(corex(), "#!/bin/sh\nexec sleep 1000\n");
    ChildProcess.run(List.of("chmod", "755", corex().toString()));
    mirror(victim);
    runIfItMay(container("").entrypoint("").interactive(true));
  }
}
