package org.zos.container.stub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerDetails;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerState;
import org.zos.container.stub.FakeModule;
import org.zos.container.stub.cli.Bench.Result;

/** Bounded, since a call that never gets its turn would be waited for. */
@Timeout(60)
final class ListCommandTest {
  private static final ContainerDetails STOPPED =
      new ContainerDetails(
          Container.named("db").build(),
          new ContainerState(ContainerState.STOPPED, 0, 1, FakeModule.CREATED, "uid"));

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  private void populate() {
    bench.having("default", "web").having("default", "api").having("production", "web");
    bench.module().put("default", STOPPED);
  }

  @Test
  void showsWhatEachContainerOfTheNamespaceDoes() {
    populate();
    assertThat(bench.run("list"))
        .isEqualTo(
            Result.ok(
                """
                NAMESPACE  ID   STATUS   PID
                default    api  running  102
                default    db   stopped  -
                default    web  running  101
                """));
  }

  @Test
  void showsAnotherNamespace() {
    populate();
    assertThat(bench.run("list", "-n", "production"))
        .isEqualTo(
            Result.ok(
                """
                NAMESPACE   ID   STATUS   PID
                production  web  running  103
                """));
  }

  @Test
  void showsAllNamespaces() {
    populate();
    assertThat(bench.run("list", "--all").out())
        .isEqualTo(
            """
            NAMESPACE   ID   STATUS   PID
            default     api  running  102
            default     db   stopped  -
            default     web  running  101
            production  web  running  103
            """);
  }

  @Test
  void printsIdsOnly() {
    populate();
    bench.module().vanish("default", "api");
    assertThat(bench.run("list", "-q")).isEqualTo(Result.ok("api\ndb\nweb\n"));
    assertThat(bench.run("list", "-q", "--json"))
        .isEqualTo(Result.ok("[\"api\",\"db\",\"web\"]\n"));
  }

  @Test
  void givesProgramsAnArray() {
    populate();
    assertThat(bench.run("list", "--json", "-n", "production"))
        .isEqualTo(
            Result.ok(
                """
                [{"Namespace":"production","ID":"web","Status":"running","Pid":103}]
                """));
  }

  @Test
  void leavesOutWhatVanishesMeanwhile() {
    populate();
    bench.module().vanish("default", "web");
    assertThat(bench.run("list").out())
        .isEqualTo(
            """
            NAMESPACE  ID   STATUS   PID
            default    api  running  102
            default    db   stopped  -
            """);
  }

  @Test
  void showsTheHeaderWhereThereIsNone() {
    assertThat(bench.run("list")).isEqualTo(Result.ok("NAMESPACE  ID  STATUS  PID\n"));
    assertThat(bench.run("list", "--json")).isEqualTo(Result.ok("[]\n"));
  }

  @Test
  void asksForMoreThanItMayAtOnce() {
    int many = 200;
    IntStream.range(0, many).forEach(i -> bench.having("default", "c" + i));
    assertThat(bench.run("list").out().lines()).hasSize(many + 1);
  }

  @Test
  void failsWhenOneOfThemCannotBeAsked() {
    populate();
    bench.module().failInspectingWith(new ContainerException.Unavailable("containerd is away"));
    assertThat(bench.run("list"))
        .isEqualTo(Result.failed(ExitCode.UNAVAILABLE, "containerd is away"));
  }

  @Test
  void refusesANamespaceAndAll() {
    assertThat(bench.run("list", "--all", "-n", "blue"))
        .isEqualTo(Result.failed(ExitCode.USAGE, "list takes --namespace or --all, not both"));
  }
}
