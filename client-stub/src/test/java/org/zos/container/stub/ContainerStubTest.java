package org.zos.container.stub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerDetails;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerObject;
import org.zos.container.contract.ExecOutput;
import org.zos.container.contract.MountInfo;
import org.zos.zbus.client.ZbusClient;
import org.zos.zbus.server.ZbusServer;
import org.zos.zbus.transport.InMemoryBroker;
import org.zos.zbus.wire.ModuleStatus;

/** Each method against a served module: what goes in, what comes back. */
final class ContainerStubTest {
  private static final String MODULE = "container.node7";
  private static final Container WEB =
      Container.named("web")
          .rootFs("/rootfs")
          .network("net-1")
          .entrypoint("sleep 3600")
          .env(List.of("A=B"))
          .mounts(List.of(MountInfo.bind("/data", "/srv")))
          .shutdownTimeout(Duration.ofSeconds(9))
          .tags(List.of("blue"))
          .build();

  private final InMemoryBroker broker = new InMemoryBroker();
  private final FakeModule module = new FakeModule();
  private final ZbusServer server = ServedModule.start(MODULE, broker, module);
  private final ZbusClient client = new ZbusClient(broker);
  private final ContainerStub stub = ContainerStub.over(client).module(MODULE).build();

  @AfterEach
  void close() {
    stub.close();
    client.close();
    server.close();
  }

  @Test
  void runsAContainerAndGivesItsId() {
    assertThat(stub.run("blue", WEB)).isEqualTo("web");
    assertThat(module.inspect("blue", "web").container())
        .isEqualTo(WEB.toBuilder().createdAt(FakeModule.CREATED).build());
  }

  @Test
  void inspectsAContainer() {
    module.run("blue", WEB);
    ContainerDetails details = stub.inspect("blue", "web");
    assertThat(details).isEqualTo(module.inspect("blue", "web"));
  }

  @Test
  void deletesAContainer() {
    module.run("blue", WEB);
    stub.delete("blue", "web");
    assertThat(module.list("blue")).isEmpty();
  }

  @Test
  void listsTheContainersOfANamespace() {
    module.run("blue", WEB);
    module.run("blue", WEB.toBuilder().name("api").build());
    module.run("red", WEB);
    assertThat(stub.list("blue")).containsExactly("api", "web");
  }

  @Test
  void listsTheNamespaces() {
    module.run("red", WEB);
    module.run("blue", WEB);
    assertThat(stub.listNamespaces()).containsExactly("blue", "red");
  }

  @Test
  void readsLogs() {
    module.run("blue", WEB);
    assertThat(stub.logs("blue", "web")).isEqualTo("first line of web\nlast line of web\n");
  }

  @Test
  void runsACommand() {
    module.run("blue", WEB);
    stub.exec("blue", "web", Duration.ofSeconds(5), List.of("echo", "a b", ""));
    assertThat(module.lastCommand()).isEqualTo("PT5S [echo, a b, ]");
  }

  @Test
  void tellsHowACommandFailed() {
    module.run("blue", WEB);
    module.endCommandsWith(new ExecOutput(7, new byte[0], new byte[0], false));
    assertThatThrownBy(() -> stub.exec("blue", "web", Duration.ofSeconds(5), List.of("false")))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContaining("non-zero exit code: 7");
  }

  @Test
  void givesWhatACommandPrinted() {
    module.run("blue", WEB);
    ExecOutput printed =
        new ExecOutput(7, new byte[] {0, (byte) 0xff}, "no\n".getBytes(UTF_8), true);
    module.endCommandsWith(printed);
    assertThat(stub.execOutput("blue", "web", Duration.ofSeconds(5), List.of("ls")))
        .isEqualTo(printed);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE})
  void leavesItToTheModuleToRefuseATime(long nanos) {
    module.run("blue", WEB);
    stub.exec("blue", "web", Duration.ofNanos(nanos), List.of("true"));
    assertThat(module.lastCommand()).isEqualTo(Duration.ofNanos(nanos) + " [true]");
  }

  @Test
  void aTimeThatHasNoFormOnTheWireIsRefusedHere() {
    Duration ages = Duration.ofDays(1_000_000);
    assertThatThrownBy(() -> stub.exec("blue", "web", ages, List.of("true")))
        .isInstanceOf(ContainerException.InvalidArgument.class)
        .hasMessageContaining("exec in blue/web");
  }

  @Test
  void asksForTheStatusOfItsModule() {
    ModuleStatus status = stub.status();
    assertThat(status.objects()).containsExactly(ContainerObject.ID);
  }

  @Test
  void closingLeavesTheClientThatItWasGivenOpen() {
    stub.close();
    ContainerStub another = ContainerStub.over(client).module(MODULE).build();
    assertThat(another.listNamespaces()).isEmpty();
  }

  @Test
  void aClosedClientMakesItUnavailable() {
    client.close();
    assertThatThrownBy(() -> stub.list(""))
        .isInstanceOf(ContainerException.Unavailable.class)
        .hasMessageContaining("list all")
        .hasMessageContaining("closed");
  }
}
