package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerBuilder;
import org.zos.container.contract.ContainerException;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.Eventually;

/** Containers that begin as their root file system says, and interactive ones. */
@Tag("any-containerd")
class StartupIT {
  private static final String NS = "startup";
  private static final TestNode NODE = TestNode.start();
  private static ContdProcess contd;
  private static ContainerStub stub;

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(
        NODE.rootFs().resolve(".startup.toml"),
        """
        [startup.entry]
        name = "core.system"

        [startup.entry.args]
        name = "/bin/sh"
        dir = "/etc"
        args = ["-c", "echo $A-$B $(pwd); exec sleep 1000"]
        env = { A = "file", B = "file" }
        """);
    Path corex = Files.writeString(corex(), "#!/bin/sh\necho corex \"$@\" $A; exec sleep 1000\n");
    ChildProcess.run(List.of("chmod", "755", corex.toString()));
    contd = NODE.contd("--corex=" + corex);
    stub = NODE.stub();
  }

  private static Path corex() {
    return NODE.folder().resolve("corex");
  }

  @AfterAll
  static void stop() {
    stub.close();
    contd.close();
    NODE.close();
  }

  private static ContainerBuilder container(String name) {
    return Container.named(name).rootFs(NODE.rootFs().toString()).network(NODE.netns());
  }

  private static void assertPrints(String name, String line) {
    Eventually.asserted(
        "it has begun", () -> assertThat(stub.logs(NS, name)).isEqualTo(line + "\n"));
    stub.delete(NS, name);
  }

  @Test
  void theFileSaysWhatToRun() {
    stub.run(NS, container("file").build());
    Container told = stub.inspect(NS, "file").container();
    assertThat(told.workingDir()).isEqualTo("/etc");
    assertThat(told.env()).contains("A=file");
    assertThat(told.entrypoint()).startsWith("/bin/sh -c ");
    assertPrints("file", "file-file /etc");
    stub.run(NS, told.toBuilder().name("again").build());
    assertPrints("again", "file-file /etc");
  }

  @Test
  void theCallerHasTheLastWord() {
    stub.run(
        NS,
        NODE.script("caller", "echo $A-$B $(pwd); exec sleep 1000")
            .env(List.of("B=caller"))
            .workingDir("/bin")
            .build());
    assertPrints("caller", "file-caller /bin");
  }

  @Test
  void interactiveRunsTheNodesCorex() {
    stub.run(NS, container("interactive").interactive(true).entrypoint("/bin/true").build());
    Container told = stub.inspect(NS, "interactive").container();
    assertThat(told.interactive()).isTrue();
    assertThat(told.entrypoint()).isEqualTo("/bin/true");
    assertPrints("interactive", "corex --ipv6 -d 7 --interface eth0 file");
  }

  @Test
  void withoutCorexThereIsNoInteractiveContainer() throws IOException {
    Path hidden = NODE.folder().resolve("hidden");
    Files.move(corex(), hidden);
    try {
      assertThatThrownBy(() -> stub.run(NS, container("none").interactive(true).build()))
          .isInstanceOf(ContainerException.FailedPrecondition.class)
          .hasMessageContainingAll("'none'", "corex", corex().toString());
      assertThat(stub.list(NS)).doesNotContain("none");
    } finally {
      Files.move(hidden, corex());
    }
  }
}
