package org.zos.container.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerDetails;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerFields;
import org.zos.container.contract.ContainerObject;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.ContractCodecs;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.contract.MountInfo;
import org.zos.container.contract.NetworkInfo;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.stub.ContainerStub;
import org.zos.container.stub.follow.FollowedEvent;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.client.RemoteObject;
import org.zos.zbus.client.ZbusClient;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.testing.Eventually;

/** A container's life through the whole module: made, looked at, told of, removed. */
class LifecycleIT {
  private static final TestNode NODE = TestNode.start();
  private static ContdProcess contd;
  private static ContainerStub stub;

  @BeforeAll
  static void start() {
    contd = NODE.contd();
    stub = NODE.stub();
  }

  @AfterAll
  static void stop() {
    stub.close();
    contd.close();
    NODE.close();
  }

  private static String status(String ns, String id) {
    return stub.inspect(ns, id).state().status();
  }

  @Test
  void whatWasAskedForIsWhatRuns() throws IOException {
    Container asked =
        NODE.script("web", "echo $A $PATH; hostname; cat /data/file; exec sleep 1000")
            .env(List.of("A=one two"))
            .mounts(List.of(MountInfo.bind(data().toString(), "/data")))
            .tags(List.of("role=web"))
            .memory(64L * 1024 * 1024)
            .shutdownTimeout(Duration.ofMillis(200))
            .build();
    assertThat(stub.run("whole", asked)).isEqualTo("web");

    ContainerDetails details = stub.inspect("whole", "web");
    assertThat(details.state().status()).isEqualTo(ContainerState.RUNNING);
    assertThat(Files.exists(Path.of("/proc/" + details.state().pid()))).isTrue();
    assertThat(details.info().id()).isEqualTo("web");
    assertThat(details.container().memory()).isEqualTo(asked.memory());
    assertThat(details.container().mounts()).isEqualTo(asked.mounts());
    assertThat(details.container().tags()).isEqualTo(asked.tags());
    assertThat(details.container().rootFs()).isEqualTo(NODE.rootFs().toString());
    assertThat(details.container().hasCreationTime()).isTrue();

    Eventually.asserted(
        "the log has every line",
        () ->
            assertThat(stub.logs("whole", "web"))
                .isEqualTo(
                    """
                    one two /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
                    web
                    from the host
                    """));
    stub.delete("whole", "web");
    assertThat(stub.list("whole")).isEmpty();
    assertThat(NODE.log("whole", "web")).exists();
  }

  private static Path data() throws IOException {
    Path data = Files.createDirectories(NODE.folder().resolve("data"));
    Files.writeString(data.resolve("file"), "from the host\n");
    return data;
  }

  @Test
  void whatInspectTellsCanBeRunAgain() {
    stub.run("again", NODE.script("first", "exec sleep 1000").tags(List.of("t")).build());
    Container told = stub.inspect("again", "first").container();
    stub.delete("again", "first");
    stub.run("again", told);
    assertThat(status("again", "first")).isEqualTo(ContainerState.RUNNING);
    stub.delete("again", "first");
  }

  @Test
  void theFormOfTheSpecificationRunsToo() {
    try (var transport = NODE.redis().transport();
        ZbusClient client = new ZbusClient(transport.caller())) {
      RemoteObject object = client.object(ContainerObject.queue(ContainerObject.MODULE));
      String id =
          object
              .call("Run")
              .with(Codecs.STRING, "spec")
              .with(Codecs.STRING, "eight")
              .with(Codecs.STRING, NODE.rootFs().toString())
              .with(Codecs.listOf(Codecs.STRING), List.of("tag"))
              .with(Codecs.listOf(Codecs.STRING), List.of("B=2"))
              .with(ContractCodecs.NETWORK, new NetworkInfo(NODE.netns()))
              .with(ContractCodecs.MOUNTS, List.of())
              .with(Codecs.STRING, "/bin/sleep 1000")
              .returning(Codecs.STRING, Duration.ofMinutes(1));
      assertThat(id).isEqualTo("eight");
      ContainerDetails details =
          object
              .call("Inspect")
              .with(Codecs.STRING, "spec")
              .with(Codecs.STRING, "eight")
              .returning(ContainerFields.DETAILS, Duration.ofMinutes(1));
      assertThat(details.container().flist()).isEqualTo(NODE.rootFs().toString());
      assertThat(details.container().tags()).containsExactly("tag");
      assertThat(details.container().env()).contains("B=2");
    }
    stub.delete("spec", "eight");
  }

  @Test
  void eventsTellWhatHappenedInOrderAndOnce() {
    stub.run("told", NODE.script("job", "exit 3").tags(List.of("x")).build());
    Eventually.that("it stops", () -> status("told", "job").equals(ContainerState.STOPPED));
    assertThat(stub.inspect("told", "job").state().exitCode()).isEqualTo(3);
    stub.delete("told", "job");
    Eventually.asserted(
        "four events",
        () ->
            assertThat(types("told", "job"))
                .containsExactly("created", "started", "exited", "deleted"));
    List<LifecycleEvent> events = of("told", "job");
    assertThat(events).allMatch(e -> e.subject().netns().equals(NODE.netns()));
    assertThat(events).allMatch(e -> e.subject().rootfs().equals(NODE.rootFs().toString()));
    assertThat(events).allMatch(e -> e.subject().tags().equals(List.of("x")));
    assertThat(events.stream().map(e -> e.subject().uid()).distinct()).hasSize(1);
    assertThat(events.stream().map(e -> e.subject().request()).distinct()).hasSize(1);
    LifecycleEvent.Exited exited = (LifecycleEvent.Exited) events.get(2);
    assertThat(exited.exitCode()).isEqualTo(3);
    assertThat(exited.pid()).isEqualTo(((LifecycleEvent.Started) events.get(1)).pid());
  }

  private static List<LifecycleEvent> of(String ns, String id) {
    return NODE.events().stream()
        .map(FollowedEvent::event)
        .filter(e -> e.subject().ns().equals(ns) && e.subject().id().equals(id))
        .toList();
  }

  private static List<String> types(String ns, String id) {
    return of(ns, id).stream().map(LifecycleEvent::type).toList();
  }

  @Test
  void anIncarnationIsToldFromTheNextOfTheSameName() {
    for (int i = 0; i < 3; i++) {
      stub.run("again2", NODE.script("same", "exec sleep 1000").build());
      stub.delete("again2", "same");
    }
    Eventually.asserted("all events", () -> assertThat(types("again2", "same")).hasSize(12));
    List<String> uids = of("again2", "same").stream().map(e -> e.subject().uid()).toList();
    assertThat(uids.stream().distinct()).hasSize(3);
    for (int i = 0; i < 12; i++) {
      assertThat(uids.get(i)).isEqualTo(uids.get(i / 4 * 4));
    }
  }

  @Test
  void firstRunsAtOnceInANewNamespaceAllWork() {
    List<String> names = IntStream.range(0, 8).mapToObj(i -> "c" + i).toList();
    List<String> ids =
        names.parallelStream()
            .map(name -> stub.run("fresh", NODE.script(name, "exec sleep 1000").build()))
            .sorted()
            .toList();
    assertThat(ids).isEqualTo(names);
    assertThat(stub.list("fresh")).isEqualTo(names);
    assertThat(stub.listNamespaces()).contains("fresh");
    names.parallelStream().forEach(name -> stub.delete("fresh", name));
    assertThat(stub.list("fresh")).isEmpty();
  }

  @Test
  void aNameThatIsTakenIsRefusedAndTheFirstRunsOn() {
    stub.run("taken", NODE.script("one", "exec sleep 1000").build());
    long pid = stub.inspect("taken", "one").state().pid();
    assertThatThrownBy(() -> stub.run("taken", NODE.script("one", "true").build()))
        .isInstanceOf(ContainerException.AlreadyExists.class)
        .hasMessageContaining("'one'")
        .hasMessageContaining("'taken'");
    assertThat(stub.inspect("taken", "one").state().pid()).isEqualTo(pid);
    stub.delete("taken", "one");
  }

  @Test
  void aRunThatFailsLeavesNothingBehind() {
    assertThatThrownBy(() ->
            stub.run("failed", NODE.script("bad", "true").entrypoint("/no/such/program").build()))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContaining("'bad'")
        .hasMessageContaining("/no/such/program");
    assertNothingOf("failed", "bad");
  }

  @Test
  void aRunThatIsRefusedLeavesNothingBehind() {
    Container bad =
        NODE.script("bad", "true").network("no-such-netns").rootFs("/no/such/rootfs").build();
    assertThatThrownBy(() -> stub.run("refused", bad))
        .isInstanceOf(ContainerException.InvalidArgument.class)
        .hasMessageContaining("no-such-netns");
    assertThatThrownBy(
            () -> stub.run("refused", NODE.script("bad", "true").memory(1).cpu(9999).build()))
        .isInstanceOf(ContainerException.InvalidArgument.class)
        .hasMessageContaining("CPU")
        .hasMessageContaining("Memory");
    assertThat(stub.listNamespaces()).doesNotContain("refused");
  }

  private static void assertNothingOf(String ns, String id) {
    ContainerRef ref = new ContainerRef(ns, id);
    try (ContainerdEngine engine = NODE.containerd().engine()) {
      assertThat(engine.find(ref)).isEmpty();
      assertThat(engine.task(ref)).isEmpty();
    }
    assertThat(NODE.folder().resolve("contd/shim/" + ns + "/" + id + ".settings")).doesNotExist();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThatThrownBy(() -> stub.inspect("nowhere", "nobody"))
        .isInstanceOf(ContainerException.NotFound.class)
        .hasMessageContaining("not found");
    assertThatThrownBy(() -> stub.delete("nowhere", "nobody"))
        .isInstanceOf(ContainerException.NotFound.class)
        .hasMessageContaining("not found");
    assertThatThrownBy(() -> stub.logs("nowhere", "nobody"))
        .isInstanceOf(ContainerException.NotFound.class)
        .hasMessageContaining("not found");
    assertThat(stub.list("nowhere")).isEmpty();
  }

  @Test
  void aProcessThatIgnoresTermIsKilledAfterItsGrace() {
    stub.run(
        "stubborn",
        NODE.script("deaf", "trap \"\" TERM; while true; do sleep 1; done")
            .shutdownTimeout(Duration.ofMillis(300))
            .build());
    stub.delete("stubborn", "deaf");
    Eventually.asserted(
        "it was killed", () -> assertThat(types("stubborn", "deaf")).contains("exited", "deleted"));
    LifecycleEvent.Exited exited =
        of("stubborn", "deaf").stream()
            .filter(LifecycleEvent.Exited.class::isInstance)
            .map(LifecycleEvent.Exited.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(exited.signal()).isEqualTo(9);
    assertNothingOf("stubborn", "deaf");
  }

  @Test
  void theEventsOfOneStreamFollowOneAnother() {
    stub.run("seq", NODE.script("one", "true").build());
    stub.delete("seq", "one");
    Eventually.that("its end is told", () -> types("seq", "one").contains("deleted"));
    List<FollowedEvent> all = NODE.events();
    for (int i = 1; i < all.size(); i++) {
      assertThat(all.get(i).entry()).isEqualTo(all.get(i - 1).entry().next());
    }
  }

  @Test
  void logsReturnsTheLastHundredLines() throws IOException {
    stub.run(
        "lines",
        NODE.script("many", "i=0; while [ $i -lt 250 ]; do i=$((i+1)); echo line $i; done")
            .build());
    Eventually.that(
        "all is written",
        () -> Files.readString(NODE.log("lines", "many"), UTF_8).endsWith("line 250\n"));
    List<String> lines = stub.logs("lines", "many").lines().toList();
    assertThat(lines).hasSize(100).first().isEqualTo("line 151");
    assertThat(lines).last().isEqualTo("line 250");
    stub.delete("lines", "many");
  }
}
