package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerBuilder;
import org.zos.container.contract.ContainerDetails;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerState;
import org.zos.container.kernel.LinuxMounts;
import org.zos.container.rootfs.ZbusFlistModule.MountOptions;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.FlistServer;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;

/** Containers whose root file systems the flist module mounts. */
class FlistIT {
  private static final String URL = "https://hub.example/zos/busybox.flist";
  private static final TestNode NODE = TestNode.start();
  private static FlistServer flists;
  private static ContdProcess contd;
  private static ContainerStub stub;

  @BeforeAll
  static void start() {
    flists = new FlistServer(NODE);
    flists.put(URL, NODE.rootFs());
    contd = NODE.contd();
    stub = NODE.stub();
  }

  @AfterAll
  static void stop() {
    stub.close();
    contd.close();
    flists.close();
    NODE.close();
  }

  private static ContainerBuilder container(String name, String script) {
    return NODE.script(name, script).rootFs("").flist(URL);
  }

  @Test
  void anFlistIsMountedForAContainerAndUnmountedWithIt() {
    stub.run("flist", container("web", "echo mine > /file; exec sleep 1000").build());
    ContainerDetails details = stub.inspect("flist", "web");
    Container told = details.container();
    assertThat(details.info().flist()).isEqualTo(URL);
    Path rootfs = Path.of(told.rootFs());
    assertThat(told.flist()).isEqualTo(URL);
    assertThat(flists.mounted()).containsExactly("contd-flist-web");
    assertThat(flists.asked()).contains(new MountOptions(false, 256L * 1024 * 1024, "", ""));
    Eventually.that("it writes", () -> Files.exists(rootfs.resolve("file")));
    assertThat(NODE.rootFs().resolve("file")).doesNotExist();
    stub.delete("flist", "web");
    assertThat(flists.mounted()).isEmpty();
    assertThat(new LinuxMounts().isMounted(rootfs)).isFalse();
  }

  @Test
  void rootFsMayNameItToo() {
    Container asked = container("either", "exec sleep 1000").flist("").rootFs(URL).build();
    stub.run("either", asked);
    Container told = stub.inspect("either", "either").container();
    assertThat(told.flist()).isEqualTo(URL);
    assertThat(told.rootFs()).isNotEqualTo(URL);
    stub.delete("either", "either");
    assertThat(flists.mounted()).doesNotContain("contd-either-either");
  }

  @Test
  void namesThatLookAlikeDoNotShareOne() {
    stub.run("a", container("b-c", "exec sleep 1000").build());
    stub.run("a-b", container("c", "exec sleep 1000").build());
    stub.delete("a", "b-c");
    assertThat(flists.mounted()).contains("contd-a--b-c");
    assertThat(stub.inspect("a-b", "c").state().status()).isEqualTo(ContainerState.RUNNING);
    stub.delete("a-b", "c");
  }

  @Test
  void whatTheModuleRefusesIsToldAndLeavesNothing() {
    Container unknown = container("bad", "true").flist("https://hub.example/none.flist").build();
    assertThatThrownBy(() -> stub.run("unknown", unknown))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContainingAll("https://hub.example/none.flist", "404");
    assertThat(stub.list("unknown")).isEmpty();
    assertThat(flists.mounted()).isEmpty();
  }

  @Test
  void aRunThatFailsLaterUnmountsIt() {
    Container bad = container("later", "true").entrypoint("/no/such/program").build();
    assertThatThrownBy(() -> stub.run("later", bad))
        .isInstanceOf(ContainerException.FailedPrecondition.class);
    assertThat(flists.mounted()).doesNotContain("contd-later-later");
    assertThat(stub.list("later")).isEmpty();
  }

  @Test
  void anFlistThatNamesNoProgramNeedsAnEntrypoint() {
    Container silent = container("silent", "true").entrypoint("").env(List.of()).build();
    assertThatThrownBy(() -> stub.run("silent", silent))
        .isInstanceOf(ContainerException.InvalidArgument.class)
        .hasMessageContaining("Entrypoint is required");
    assertThat(flists.mounted()).doesNotContain("contd-silent-silent");
    assertThat(stub.list("silent")).isEmpty();
  }
}
