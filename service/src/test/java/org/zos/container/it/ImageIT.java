package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerBuilder;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerState;
import org.zos.container.kernel.LinuxMounts;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestImage;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;

/** Containers whose root file systems are copies of an image. */
class ImageIT {
  private static final String NS = "images";
  private static final String REFERENCE = "zos.test/app:1";
  private static final TestNode NODE = TestNode.start();
  private static ContdProcess contd;
  private static ContainerStub stub;

  @BeforeAll
  static void start() throws IOException {
    contd = NODE.contd();
    stub = NODE.stub();
    importImage(NS);
  }

  private static void importImage(String ns) throws IOException {
    Path work = Files.createDirectories(NODE.folder().resolve("image-" + ns));
    Path top = Files.createDirectories(NODE.folder().resolve("top-" + ns).resolve("srv/app"));
    Files.writeString(top.resolve("marker"), "from the image\n");
    Path archive =
        new TestImage(work, REFERENCE)
            .layer(NODE.rootFs())
            .layer(NODE.folder().resolve("top-" + ns))
            .env("FROM=image")
            .env("BOTH=image")
            .workingDir("/srv/app")
            .command("/bin/sh", "-c", "echo $FROM $BOTH; cat marker; exec sleep 1000")
            .write();
    ctr(ns, "images", "import", archive.toString());
  }

  private static String ctr(String ns, String... words) {
    return NODE.containerd().ctr(ns, words);
  }

  @AfterAll
  static void stop() {
    stub.close();
    contd.close();
    NODE.close();
  }

  private static ContainerBuilder image(String name) {
    return Container.named(name)
        .rootFs("image:" + REFERENCE)
        .network(NODE.netns())
        .shutdownTimeout(Duration.ofMillis(100));
  }

  private static ContainerBuilder script(String name, String script) {
    return image(name).entrypoint(NODE.script(name, script).build().entrypoint());
  }

  private static Path place(String ns, String name) {
    return NODE.root().resolve("rootfs").resolve(ns).resolve(name);
  }

  private static void assertNothingOf(String ns, String name) {
    assertThat(ctr(ns, "containers", "list", "-q")).doesNotContain(name);
    assertThat(ctr(ns, "snapshots", "list")).doesNotContain("contd-" + name);
    assertThat(ctr(ns, "leases", "list", "-q")).doesNotContain("contd-" + name);
    assertThat(new LinuxMounts().isMounted(place(ns, name))).isFalse();
    assertThat(place(ns, name)).doesNotExist();
  }

  @Test
  void runsWhatTheImageSays() {
    stub.run(NS, image("own").env(List.of("BOTH=caller")).build());
    Eventually.asserted(
        "it has begun",
        () -> assertThat(stub.logs(NS, "own")).isEqualTo("image caller\nfrom the image\n"));
    Container told = stub.inspect(NS, "own").container();
    assertThat(told.flist()).isEqualTo("image:" + REFERENCE);
    assertThat(told.rootFs()).isEqualTo(place(NS, "own").toString());
    assertThat(told.workingDir()).isEqualTo("/srv/app");
    assertThat(told.env()).contains("FROM=image", "BOTH=caller");
    stub.delete(NS, "own");
    assertNothingOf(NS, "own");
  }

  @Test
  void eachContainerWritesForItself() {
    stub.run(NS, script("one", "echo one > /file; exec sleep 1000").build());
    stub.run(NS, script("two", "echo two > /file; rm marker; exec sleep 1000").build());
    for (String name : List.of("one", "two")) {
      Path file = place(NS, name).resolve("file");
      Eventually.that(name + " has written", () -> holds(file, name + "\n"));
    }
    Eventually.that(
        "what one removes is gone for it",
        () -> !Files.exists(place(NS, "two").resolve("srv/app/marker")));
    assertThat(place(NS, "one").resolve("srv/app/marker")).exists();
    stub.delete(NS, "one");
    assertThat(place(NS, "two").resolve("file")).exists();
    stub.delete(NS, "two");
    assertNothingOf(NS, "one");
    assertNothingOf(NS, "two");
  }

  private static boolean holds(Path file, String text) throws IOException {
    return Files.exists(file) && Files.readString(file).equals(text);
  }

  @Test
  void isNotCollectedAsGarbage() throws IOException {
    importImage("kept");
    stub.run("kept", script("web", "exec sleep 1000").build());
    ctr("kept", "images", "remove", "--sync", REFERENCE);
    ctr("kept", "content", "prune", "references");
    NODE.containerd().kill();
    NODE.containerd().restart();
    ctr("kept", "content", "prune", "references");
    assertThat(ctr("kept", "snapshots", "list")).contains("contd-web");
    assertThat(place("kept", "web").resolve("bin/busybox")).exists();
    assertThat(place("kept", "web").resolve("srv/app/marker")).exists();
    Eventually.that("contd is back", () -> status("kept", "web").equals(ContainerState.RUNNING));
    stub.delete("kept", "web");
    assertNothingOf("kept", "web");
  }

  private static String status(String ns, String id) {
    try {
      return stub.inspect(ns, id).state().status();
    } catch (ContainerException e) {
      return "";
    }
  }

  @Test
  void anImageThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> stub.run(NS, image("bad").rootFs("image:zos.test/none:1").build()))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContainingAll("'bad'", "'" + NS + "'", "zos.test/none:1");
    assertThatThrownBy(() -> stub.run("other-ns", image("bad").build()))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContaining(REFERENCE);
    assertThat(stub.listNamespaces()).doesNotContain("other-ns");
    assertNothingOf(NS, "bad");
  }

  @Test
  void whatIsLeftWhenAnotherProgramRemovesTheRecordIsTakenAway() throws IOException {
    importImage("orphans");
    stub.run("orphans", script("web", "exec sleep 1000").build());
    ctr("orphans", "tasks", "kill", "-s", "SIGKILL", "web");
    Eventually.that("it has ended", () -> !ctr("orphans", "tasks", "list").contains("RUNNING"));
    ctr("orphans", "tasks", "delete", "web");
    ctr("orphans", "containers", "delete", "web");
    assertThat(new LinuxMounts().isMounted(place("orphans", "web"))).isTrue();
    contd.close();
    contd = NODE.contd();
    Eventually.asserted("nothing is left", () -> assertNothingOf("orphans", "web"));
  }

  @Test
  void aRunThatFailsLeavesNothing() {
    Container bad = image("failed").entrypoint("/no/such/program").build();
    assertThatThrownBy(() -> stub.run(NS, bad))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContaining("/no/such/program");
    assertNothingOf(NS, "failed");
  }

  @Test
  void anImageThatWasNotUnpackedIsTold() throws IOException {
    Path work = Files.createDirectories(NODE.folder().resolve("image-packed"));
    Path top = Files.createDirectories(NODE.folder().resolve("top-packed"));
    Files.writeString(top.resolve("only"), "here");
    Path archive = new TestImage(work, "zos.test/packed:1").layer(top).write();
    ctr(NS, "images", "import", "--no-unpack", archive.toString());
    Container packed =
        image("packed").rootFs("image:zos.test/packed:1").entrypoint("/bin/true").build();
    assertThatThrownBy(() -> stub.run(NS, packed))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContaining("not unpacked");
    assertNothingOf(NS, "packed");
  }
}
