package org.zos.container.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.zos.zbus.codec.Codecs.STRING;
import static org.zos.zbus.codec.Codecs.listOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerDetails;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerFields;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.ContainerStats;
import org.zos.container.contract.ContractCodecs;
import org.zos.container.contract.ExecOutput;
import org.zos.container.contract.MountInfo;
import org.zos.container.contract.NetworkInfo;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.NewContainer;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.FakeNode;
import org.zos.container.testing.Step;
import org.zos.container.testing.Usages;
import org.zos.zbus.CallException;
import org.zos.zbus.client.RemoteObject;
import org.zos.zbus.testing.Background;
import org.zos.zbus.testing.Eventually;

/** The whole way of a call, on a bus and with an engine in memory. */
final class ContainerObjectTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");

  @TempDir private Path folder;
  private FakeNode node;
  private ServedObject object;
  private ContainerStub stub;

  @BeforeEach
  void serve() {
    node = new FakeNode(folder);
    object = new ServedObject(ContainerObjectSpec.of(node.operations()));
    stub = object.stub();
  }

  @AfterEach
  void close() {
    stub.close();
    object.close();
  }

  private NewContainer made(ContainerRef ref) {
    return node.engine().created(ref).orElseThrow();
  }

  @Test
  void aContainerLivesItsLife() {
    Container web = node.container("web").tags(List.of("role=web")).build();
    assertThat(stub.run("blue", web)).isEqualTo("web");
    assertThat(stub.list("blue")).containsExactly("web");
    assertThat(stub.listNamespaces()).containsExactly("blue");
    ContainerDetails details = stub.inspect("blue", "web");
    assertThat(details.container().tags()).containsExactly("role=web");
    assertThat(details.state().status()).isEqualTo(ContainerState.RUNNING);
    assertThat(details.state().uid()).isEqualTo("uid-1");
    stub.delete("blue", "web");
    assertThat(stub.list("")).isEmpty();
    assertThat(node.engine().isEmpty()).isTrue();
  }

  @Test
  void readsLogs() throws IOException {
    stub.run("blue", node.container("web").build());
    Path log = node.places().log(WEB);
    Files.createDirectories(log.getParent());
    Files.writeString(log, "a line\n");
    assertThat(stub.logs("blue", "web")).isEqualTo("a line\n");
  }

  @Test
  void readsAsManyLinesOfALogAsAreAskedFor() throws IOException {
    stub.run("blue", node.container("web").build());
    Path log = node.places().log(WEB);
    Files.createDirectories(log.getParent());
    Files.writeString(log, "one\ntwo\nthree\n");
    assertThat(stub.logsTail("blue", "web", 2)).isEqualTo("two\nthree\n");
    assertThatThrownBy(() -> stub.logsTail("blue", "web", -1))
        .isInstanceOf(ContainerException.InvalidArgument.class);
  }

  @Test
  void measuresAndSignals() {
    stub.run("blue", node.container("web").build());
    ContainerStats stats = stub.stats("blue", "web");
    assertThat(stats).isEqualTo(Usages.at(stats.at()));
    stub.signalDelete("blue", "web");
    assertThat(stub.inspect("blue", "web").state().exitCode()).isEqualTo(143);
    assertThatThrownBy(() -> stub.stats("blue", "web"))
        .isInstanceOf(ContainerException.FailedPrecondition.class);
    stub.signalDelete("blue", "gone");
    assertThatThrownBy(() -> stub.stats("blue", "gone"))
        .isInstanceOf(ContainerException.NotFound.class);
  }

  /** The form of the specification, with eight arguments. */
  private String runAsSpecified(String ns, Container container) {
    return remote("Run")
        .with(STRING, ns)
        .with(STRING, container.name())
        .with(STRING, container.flist())
        .with(listOf(STRING), container.tags())
        .with(listOf(STRING), container.env())
        .with(ContractCodecs.NETWORK, container.network())
        .with(ContractCodecs.MOUNTS, container.mounts())
        .with(STRING, container.entrypoint())
        .returning(STRING, ServedObject.PATIENCE);
  }

  private RemoteObject.RemoteCall remote(String method) {
    return object.remote().call(method);
  }

  @Test
  void runsTheSameContainerInBothForms() {
    Container container =
        Container.named("web")
            .flist(node.rootFs().toString())
            .tags(List.of("a", "b"))
            .env(List.of("A=1", "B=x y"))
            .network(new NetworkInfo("net-1"))
            .mounts(List.of(new MountInfo(folder.toString(), "/data", "", List.of("ro"))))
            .entrypoint("/bin/sh -c 'exit 0'")
            .build();
    assertThat(runAsSpecified("blue", container)).isEqualTo("web");
    assertThat(stub.run("red", container)).isEqualTo("web");
    NewContainer asSpecified = made(WEB);
    NewContainer asToday = made(new ContainerRef("red", "web"));
    assertThat(asSpecified.definition()).isEqualTo(asToday.definition());
    assertThat(asSpecified.ociSpec().replace("/blue/", "/red/")).isEqualTo(asToday.ociSpec());
    assertThat(ContainerFields.CONTAINER.decode(asToday.definition()).tags())
        .containsExactly("a", "b");
  }

  @Test
  void aContainerKeepsTheIdOfItsCall() {
    stub.run("blue", node.container("web").build());
    assertThat(made(WEB).labels().get(Labels.REQUEST)).isNotEmpty();
  }

  @Test
  void failuresArriveByWhatACallerCanDo() {
    assertThatThrownBy(() -> stub.inspect("blue", "web"))
        .isInstanceOf(ContainerException.NotFound.class)
        .hasMessage("container 'web' in namespace 'blue' not found");
    assertThatThrownBy(() -> stub.delete("blue", "web"))
        .isInstanceOf(ContainerException.NotFound.class);
    assertThatThrownBy(() -> stub.logs("blue", "web"))
        .isInstanceOf(ContainerException.NotFound.class);
    assertThatThrownBy(() -> stub.list("a/b"))
        .isInstanceOf(ContainerException.InvalidArgument.class);
    assertThatThrownBy(() -> stub.run("blue", node.container("web").cpu(99).build()))
        .isInstanceOf(ContainerException.InvalidArgument.class)
        .hasMessageContaining("CPU is 99");
    stub.run("blue", node.container("web").build());
    assertThatThrownBy(() -> stub.run("blue", node.container("web").build()))
        .isInstanceOf(ContainerException.AlreadyExists.class);
  }

  @Test
  void theSpecifiedFormFailsInTheSameWords() {
    Container container =
        Container.named("web").flist("relative").network("net-1").env(List.of("no value")).build();
    assertThatThrownBy(() -> runAsSpecified("blue", container))
        .isInstanceOfSatisfying(
            CallException.class, e -> assertThat(e.error().code()).isEqualTo("INVALID_ARGUMENT"))
        .hasMessageContainingAll("Flist", "Env[0]");
  }

  @Test
  void anEngineThatIsAwayMakesTheModuleUnavailable() {
    node.engine().goAway();
    assertThatThrownBy(() -> stub.listNamespaces())
        .isInstanceOf(ContainerException.Unavailable.class);
    node.engine().comeBack();
    assertThat(stub.listNamespaces()).isEmpty();
  }

  @Test
  void callsThatChangeOneContainerWaitForOneAnotherAndNoOtherDoes() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    node.outputs()
        .beforeConfirming(() -> {
          entered.countDown();
          await(goOn);
        });
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> run = callers.submit(() -> stub.run("blue", node.container("web").build()));
      await(entered);
      Future<?> delete = callers.submit(() -> stub.delete("blue", "web"));
      try {
        Eventually.that("the second call is taken", () -> busyWith("Delete"));
        assertThat(stub.list("blue")).containsExactly("web");
        assertThat(stub.inspect("blue", "web").state().status()).isEqualTo(ContainerState.CREATED);
        assertThat(node.engine().steps()).doesNotContain(Step.SIGNAL, Step.KILL_ALL, Step.DELETE);
      } finally {
        goOn.countDown();
      }
      assertThat(run.get()).isEqualTo("web");
      delete.get();
    }
    assertThat(node.engine().isEmpty()).isTrue();
  }

  @Test
  void aCommandRunsWithAnyNumberOfArguments() {
    stub.run("blue", node.container("web").build());
    node.execs().endWith(0);
    node.capture().print("out", "", false);
    stub.exec("blue", "web", Duration.ofSeconds(9), List.of("ls", "-l", "a b"));
    ExecOutput output = stub.execOutput("blue", "web", Duration.ofSeconds(9), List.of("ls"));
    assertThat(output.stdout()).asString().isEqualTo("out");
    assertThat(node.execs().asked().getFirst().process()).contains("[\"ls\",\"-l\",\"a b\"]");
    assertThatThrownBy(() -> stub.exec("blue", "web", Duration.ofSeconds(9), List.of()))
        .isInstanceOf(ContainerException.InvalidArgument.class);
  }

  @Test
  void aCommandHoldsUpNothingAndIsHeldUpByNothing() {
    stub.run("blue", node.container("web").build());
    Background<Throwable> command =
        Background.of(() ->
            catchThrowable(() -> stub.exec("blue", "web", Duration.ofMinutes(5), List.of("ls"))));
    Eventually.that("it runs", () -> !node.execs().isEmpty());
    stub.delete("blue", "web");
    assertThat(command.await()).isInstanceOf(ContainerException.Unavailable.class);
    assertThat(node.execs().isEmpty()).isTrue();
  }

  private boolean busyWith(String method) {
    return stub.status().workers().stream()
        .anyMatch(worker -> worker.action().contains("." + method + "("));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
