package org.zos.container.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.MountInfo;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.Labels;
import org.zos.container.testing.FakeEngine;
import org.zos.container.testing.FakeInstances;
import org.zos.container.testing.FakeNode;
import org.zos.container.testing.Step;

/** Run where nothing goes wrong but the call. */
final class RunTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");

  @TempDir private Path folder;
  private FakeNode node;
  private FakeEngine engine;
  private Run run;

  @BeforeEach
  void makeNode() {
    node = new FakeNode(folder);
    engine = node.engine();
    run = node.operations().run();
  }

  private Container web() {
    return node.container("web").build();
  }

  private ContainerRecord found() {
    return engine.find(WEB).orElseThrow();
  }

  @Test
  void givesTheIdOfAContainerThatRuns() {
    assertThat(run.run("r1", "blue", web())).isEqualTo("web");
    assertThat(engine.runs(WEB)).isTrue();
  }

  @Test
  void theRecordComesFirstAndItsLabelGoesLast() {
    run.run("r1", "blue", web());
    assertThat(engine.steps())
        .containsExactly(Step.CREATE, Step.CREATE_TASK, Step.START_TASK, Step.REMOVE_LABEL);
    assertThat(engine.created(WEB).orElseThrow().labels()).containsKey(Labels.CREATING);
    assertThat(found().labels())
        .isEqualTo(
            Map.of(Labels.UID, "uid-1", Labels.REQUEST, "r1", Labels.WORKER, FakeInstances.ME));
  }

  @Test
  void keepsTheDefinitionWithTheDefaultsFilledIn() {
    run.run("r1", "blue", node.container("web").tags(List.of("a")).env(List.of("A=1")).build());
    Container kept = Definitions.of(found());
    assertThat(kept.tags()).containsExactly("a");
    assertThat(kept.env()).hasSize(2).endsWith("A=1");
    assertThat(kept.memory()).isEqualTo(256 * 1024 * 1024);
    assertThat(kept.rootFs()).isEqualTo(node.rootFs().toString());
  }

  @Test
  void givesTheEngineTheSpecificationOfTheContainer() throws IOException {
    run.run("r1", "blue", web());
    JsonNode spec = new JsonMapper().readTree(engine.created(WEB).orElseThrow().ociSpec());
    assertThat(spec.at("/root/path").asText()).isEqualTo(node.rootFs().toString());
    assertThat(spec.at("/linux/cgroupsPath").asText()).isEqualTo("/blue/web");
  }

  @Test
  void takesAFlistThatIsADirectory() {
    run.run("r1", "blue", node.container("web").rootFs("").flist(node.rootFs().toString()).build());
    Container kept = Definitions.of(found());
    assertThat(kept.flist()).isEqualTo(node.rootFs().toString());
    assertThat(kept.rootFs()).isEqualTo(node.rootFs().toString());
  }

  @Test
  void aNameThatIsTakenIsRefusedAndItsContainerRunsOn() {
    run.run("r1", "blue", web());
    ContainerRecord before = found();
    assertThatThrownBy(() -> run.run("r2", "blue", web()))
        .isInstanceOf(ContainerException.AlreadyExists.class)
        .hasMessage("container 'web' in namespace 'blue' already exists");
    assertThat(found()).isEqualTo(before);
    assertThat(engine.runs(WEB)).isTrue();
  }

  @Test
  void aNameIsTakenInOneNamespaceOnly() {
    run.run("r1", "blue", web());
    assertThat(run.run("r2", "red", web())).isEqualTo("web");
  }

  @Test
  void aCallThatIsTakenUpAgainFindsItsContainerMade() {
    run.run("r1", "blue", web());
    ContainerRecord before = found();
    assertThat(run.run("r1", "blue", web())).isEqualTo("web");
    assertThat(engine.steps()).containsOnlyOnce(Step.CREATE_TASK);
    assertThat(found()).isEqualTo(before);
  }

  @Test
  void callsWithoutAnIdAreNotTakenForOneAnother() {
    run.run("", "blue", web());
    assertThatThrownBy(() -> run.run("", "blue", web()))
        .isInstanceOf(ContainerException.AlreadyExists.class);
  }

  @Test
  void badInputChangesNothingAndIsNamedWithItsContainer() {
    Container bad = node.container("web").cpu(99).memory(1).build();
    assertThatThrownBy(() -> run.run("r1", "blue", bad))
        .isInstanceOf(ContainerException.InvalidArgument.class)
        .hasMessageContainingAll("'web'", "'blue'", "CPU", "Memory");
    assertThat(engine.steps()).isEmpty();
  }

  @Test
  void namesThatAreNoneAreNamedByTheirFields() {
    assertThatThrownBy(() -> run.run("r1", "../etc", node.container("a/b").build()))
        .isInstanceOf(ContainerException.InvalidArgument.class)
        .hasMessageContainingAll("ns must", "Name must");
    assertThat(engine.steps()).isEmpty();
  }

  @Test
  void whatIsMissingOnTheNodeIsToldTogether() {
    Container bad =
        node.container("web")
            .network("net-2")
            .mounts(
                List.of(
                    MountInfo.bind("/no/such/source", "/a"),
                    new MountInfo("/no/such/either", "/b", "bind", List.of()),
                    new MountInfo("tmpfs", "/c", "tmpfs", List.of())))
            .build();
    assertThatThrownBy(() -> run.run("r1", "blue", bad))
        .isInstanceOf(ContainerException.InvalidArgument.class)
        .hasMessageContainingAll("'web'", "'blue'")
        .hasMessageContainingAll("Network.Namespace", "net-2")
        .hasMessageContainingAll("/no/such/source", "/no/such/either")
        .message()
        .doesNotContain("tmpfs");
    assertThat(engine.steps()).isEmpty();
  }

  @Test
  void aRootFileSystemThatIsNotThereIsNamedByItsField() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), node.rootFs());
    for (Path bad : List.of(folder.resolve("none"), file, link)) {
      assertThatThrownBy(
              () -> run.run("r1", "blue", node.container("web").rootFs(bad.toString()).build()))
          .isInstanceOf(ContainerException.InvalidArgument.class)
          .hasMessageContainingAll("'web'", "'blue'", "RootFS", bad.toString());
      assertThatThrownBy(() ->
              run.run("r1", "blue", node.container("web").rootFs("").flist(bad.toString()).build()))
          .isInstanceOf(ContainerException.InvalidArgument.class)
          .hasMessageContainingAll("'web'", "'blue'", "RootFS", bad.toString());
    }
    assertThat(engine.steps()).isEmpty();
  }

  @Test
  void theRootFileSystemSaysWhatToRunWhereTheCallerDoesNot() throws IOException {
    Files.writeString(
        node.rootFs().resolve(".startup.toml"),
        "[startup.entry]\nname = \"core.base\"\nargs = {name = \"/app\", args = [\"a b\"]}\n");
    run.run("r1", "blue", node.container("web").entrypoint("").build());
    assertThat(Definitions.of(found()).entrypoint()).isEqualTo("/app 'a b'");
    JsonNode spec = new JsonMapper().readTree(engine.created(WEB).orElseThrow().ociSpec());
    assertThat(spec.at("/process/args")).map(JsonNode::asText).containsExactly("/app", "a b");
  }

  @Test
  void aProgramThatNobodyNamesIsMissing() {
    assertThatThrownBy(() -> run.run("r1", "blue", node.container("web").entrypoint("").build()))
        .isInstanceOf(ContainerException.InvalidArgument.class)
        .hasMessageContainingAll("'web'", "Entrypoint is required");
    assertThat(engine.steps()).isEmpty();
  }

  @Test
  void whatTheRootFileSystemSaysIsCheckedToo() throws IOException {
    Files.writeString(
        node.rootFs().resolve(".startup.toml"),
        "[startup.entry.args]\ndir = \"../x\"\nenv = {\"A B\" = \"1\"}\n");
    assertThatThrownBy(() -> run.run("r1", "blue", web()))
        .isInstanceOf(ContainerException.InvalidArgument.class)
        .hasMessageContainingAll("WorkingDir", "Env[0]");
    assertThat(engine.steps()).isEmpty();
  }

  @Test
  void anInteractiveContainerNeedsTheNodesCorex() throws IOException {
    Container asked = node.container("web").interactive(true).build();
    assertThatThrownBy(() -> run.run("r1", "blue", asked))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContainingAll("'web'", node.corex().toString());
    assertThat(engine.steps()).isEmpty();

    Files.createFile(
        node.corex(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    run.run("r2", "blue", asked);
    JsonNode spec = new JsonMapper().readTree(engine.created(WEB).orElseThrow().ociSpec());
    assertThat(spec.at("/process/args/0").asText()).isEqualTo("/corex");
    assertThat(spec.at("/mounts"))
        .anySatisfy(mount -> {
          assertThat(mount.path("destination").asText()).isEqualTo("/corex");
          assertThat(mount.path("source").asText()).isEqualTo(node.corex().toString());
          assertThat(mount.path("options")).map(JsonNode::asText).contains("ro");
        });
  }

  @Test
  void noMountIsLedToTheKernelByALinkInTheRoot() throws IOException {
    Files.createSymbolicLink(node.rootFs().resolve("data"), Path.of("/proc"));
    Container asked =
        node.container("web").mounts(List.of(MountInfo.bind("/tmp", "/data"))).build();
    assertThatThrownBy(() -> run.run("r1", "blue", asked))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContainingAll("'web'", "/data to /proc");
    assertThat(engine.steps()).isEmpty();
  }
}
