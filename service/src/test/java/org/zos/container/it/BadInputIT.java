package org.zos.container.it;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerBuilder;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.MountInfo;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.BadInput;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;

/** Calls that are wrong, to the whole module: each is refused by name, and changes nothing. */
@Tag("any-containerd")
class BadInputIT {
  private static final String NS = "there";
  private static final TestNode NODE = TestNode.start();
  private static ContdProcess contd;
  private static ContainerStub stub;
  private static Traces before;

  /** All that a call could leave. */
  record Traces(
      List<String> namespaces,
      List<String> containers,
      String snapshots,
      String leases,
      Set<String> mounts,
      Set<Path> folders) {
    static Traces now() throws IOException {
      try (ContainerdEngine engine = NODE.containerd().engine()) {
        return new Traces(
            engine.namespaces().stream().sorted().toList(),
            stub.list(""),
            NODE.containerd().ctr(NS, "snapshots", "list"),
            NODE.containerd().ctr(NS, "leases", "list"),
            mountsNow(),
            foldersNow());
      }
    }

    /** Those that containers have. The module keeps others for itself, which come and go. */
    private static Set<Path> foldersNow() throws IOException {
      Set<Path> found = new HashSet<>();
      for (Path top :
          List.of(
              NODE.root().resolve("rootfs"),
              NODE.root().resolve("flist"),
              NODE.root().resolve("shim"),
              NODE.folder().resolve("log"),
              NODE.rootFs())) {
        if (Files.exists(top)) {
          try (Stream<Path> files = Files.walk(top)) {
            files.forEach(found::add);
          }
        }
      }
      return found;
    }

    private static Set<String> mountsNow() throws IOException {
      return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
          .filter(line -> line.contains(NODE.folder().toString()))
          .collect(toSet());
    }
  }

  @BeforeAll
  static void start() throws IOException {
    Files.createDirectories(NODE.folder().resolve("allowed"));
    Files.createSymbolicLink(NODE.folder().resolve("allowed/out"), Path.of("/etc"));
    contd = NODE.contd("--mount-roots=/tmp/none:" + NODE.folder().resolve("allowed"));
    stub = NODE.stub();
    stub.run(NS, NODE.script("neighbour", "exec sleep 1000").build());
    before = Traces.now();
  }

  @AfterAll
  static void stop() {
    stub.close();
    contd.close();
    NODE.close();
  }

  private static ContainerBuilder good() {
    return NODE.script("bad", "exec sleep 1000");
  }

  private static void assertRefused(String ns, Container bad, String field) throws IOException {
    assertThatThrownBy(() -> stub.run(ns, bad))
        .isInstanceOf(ContainerException.InvalidArgument.class)
        .hasMessageContaining(field)
        .message()
        .doesNotContain(BadInput.SECRET);
    assertThat(Traces.now()).isEqualTo(before);
  }

  static Stream<BadInput> bad() {
    return BadInput.all();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void isRefusedByItsFieldAndChangesNothing(BadInput bad) throws IOException {
    assertRefused(NS, bad.change().apply(good()).build(), bad.field());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "../../etc", "a b", "-a", "a\nb"})
  void aNamespaceThatIsNoneIsRefused(String ns) throws IOException {
    assertRefused(ns, good().build(), "ns must");
  }

  /** What is wrong on this node only. */
  static Stream<BadInput> missing() {
    String allowed = NODE.folder().resolve("allowed").toString();
    return Stream.of(
        onNode("Network.Namespace", c -> c.network("no-such-netns")),
        onNode("RootFS", c -> c.rootFs(NODE.folder().resolve("none").toString())),
        onNode("RootFS", c -> c.rootFs("/etc/hostname")),
        onNode("RootFS", c -> c.rootFs("").flist("/proc/self/root")),
        onNode("Entrypoint", c -> c.entrypoint("")),
        onNode("Mounts[0].Source", c -> c.mounts(List.of(MountInfo.bind(allowed + "/no", "/a")))),
        onNode("Mounts[0].Source", c -> c.mounts(List.of(MountInfo.bind("/etc", "/a")))),
        onNode("Mounts[0].Source", c -> c.mounts(List.of(MountInfo.bind(allowed + "x", "/a")))),
        onNode("Mounts[0].Source", c -> c.mounts(List.of(MountInfo.bind(allowed + "/out", "/a")))));
  }

  private static BadInput onNode(String field, UnaryOperator<ContainerBuilder> change) {
    return new BadInput(field, "on this node", change);
  }

  @ParameterizedTest
  @MethodSource("missing")
  void whatTheNodeDoesNotHaveIsRefusedToo(BadInput bad) throws IOException {
    assertRefused("new-ns", bad.change().apply(good()).build(), bad.field());
  }

  @Test
  void everythingIsToldAtOnce() throws IOException {
    Container bad =
        good().cpu(100_000).memory(1).env(List.of("x")).tags(List.of("")).workingDir("a").build();
    assertThatThrownBy(() -> stub.run(NS, bad))
        .hasMessageContainingAll("'bad'", "CPU", "Memory", "Env[0]", "Tags[0]", "WorkingDir");
    assertThat(Traces.now()).isEqualTo(before);
  }

  @Test
  void theTableIsLong() {
    assertThat(BadInput.all()).hasSizeGreaterThanOrEqualTo(60);
  }
}
