package org.zos.container.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerDetails;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.LogSettings;
import org.zos.container.contract.LogTarget;
import org.zos.container.contract.RestartPolicy;
import org.zos.container.contract.StatsTarget;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.LastExit;
import org.zos.container.runtime.SpecJson;
import org.zos.container.runtime.TaskState;
import org.zos.container.testing.FakeEngine;
import org.zos.container.testing.FakeNode;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.wire.EncodedValue;

final class InspectTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private static final Instant THEN = Instant.parse("2026-02-03T04:05:06.000000007Z");

  @TempDir private Path folder;
  private FakeNode node;
  private FakeEngine engine;
  private Inspect inspect;

  @BeforeEach
  void makeNode() {
    node = new FakeNode(folder);
    engine = node.engine();
    inspect = node.operations().inspect();
  }

  private static ContainerState state(String status, long pid) {
    return new ContainerState(status, pid, 0, Codecs.ZERO_TIME, "uid-1");
  }

  static Stream<Arguments> states() {
    return Stream.of(
        arguments(new TaskState.Prepared(7), state("created", 7)),
        arguments(new TaskState.Running(7), state("running", 7)),
        arguments(new TaskState.Paused(7), state("paused", 7)),
        arguments(new TaskState.Unknown(), state("unknown", 0)),
        arguments(
            new TaskState.Stopped(101, new TaskState.Exit(143, THEN)),
            new ContainerState("stopped", 0, 143, THEN, "uid-1")));
  }

  @ParameterizedTest
  @MethodSource("states")
  void tellsWhatTheProcessDoes(TaskState task, ContainerState told) {
    node.operations().run().run("r1", "blue", node.container("web").build());
    engine.show(WEB, task);
    assertThat(inspect.inspect("blue", "web").state()).isEqualTo(told);
  }

  private ContainerState ended(TaskState.Exit exit) {
    node.operations().run().run("r1", "blue", node.container("web").build());
    engine.show(WEB, new TaskState.Stopped(101, exit));
    return inspect.inspect("blue", "web").state();
  }

  @Test
  void tellsThatItRanOutOfMemoryByTheKernelsCount() {
    node.counters().kills(WEB, 1);
    assertThat(ended(new TaskState.Exit(137, THEN)))
        .isEqualTo(new ContainerState("stopped", 0, 137, THEN, "uid-1", true));
  }

  @Test
  void tellsThatItRanOutOfMemoryByWhatWasNoted() {
    TaskState.Exit exit = new TaskState.Exit(137, THEN);
    ended(exit);
    engine.setLabels(WEB, Map.of(Labels.EXIT, new LastExit(exit, true).toLabel()));
    assertThat(inspect.inspect("blue", "web").state().oomKilled()).isTrue();
  }

  @Test
  void tellsOfAnEndThatTheEngineHasForgotten() {
    String exit = new LastExit(new TaskState.Exit(9, THEN), true).toLabel();
    Map<String, String> labels = Map.of(Labels.EXIT, exit, Labels.UID, "u");
    engine.put(new ContainerRecord(WEB, labels, new EncodedValue(new byte[0]), THEN));
    assertThat(inspect.inspect("blue", "web").state())
        .isEqualTo(new ContainerState("stopped", 0, 9, THEN, "u", true));
  }

  @Test
  void aContainerWithoutAProcessIsCreated() {
    engine.put(record(new byte[0]));
    assertThat(inspect.inspect("blue", "web").state())
        .isEqualTo(new ContainerState("created", 0, 0, Codecs.ZERO_TIME, ""));
  }

  private static ContainerRecord record(byte[] definition) {
    return new ContainerRecord(WEB, Map.of(), new EncodedValue(definition), THEN);
  }

  @Test
  void tellsWhatTheContainerWasAskedToBeWithTheDefaults() {
    Container asked = node.container("web").tags(List.of("role=web")).env(List.of("A=1")).build();
    node.operations().run().run("r1", "blue", asked);
    ContainerDetails details = inspect.inspect("blue", "web");
    assertThat(details.id()).isEqualTo("web");
    assertThat(details.container().hasCreationTime()).isTrue();
    assertThat(details.container().env()).hasSize(2).endsWith("A=1");
    assertThat(details.container())
        .isEqualTo(
            asked.toBuilder()
                .env(details.container().env())
                .cpu(1)
                .memory(256 * 1024 * 1024)
                .pids(4096)
                .workingDir("/")
                .shutdownTimeout(Duration.ofSeconds(3))
                .createdAt(engine.find(WEB).orElseThrow().createdAt())
                .build());
  }

  @Test
  void tellsWhereThingsArePublishedWithoutPasswords() {
    node.operations()
        .run()
        .run(
            "r1",
            "blue",
            node.container("web")
                .logs(
                    List.of(
                        new LogTarget(
                            "redis",
                            new LogTarget.Streams(
                                "redis://:hunter2@host/out", "redis://host/err"))))
                .stats(List.of(new StatsTarget("redis", "redis://hunter2@host:1/stats")))
                .build());
    Container told = inspect.inspect("blue", "web").container();
    assertThat(told.logs().getFirst().data())
        .isEqualTo(new LogTarget.Streams("redis://:***@host/out", "redis://host/err"));
    assertThat(told.stats().getFirst().endpoint()).isEqualTo("redis://***@host:1/stats");
  }

  @Test
  void tellsOfRestartAndLogWhatItsCallerAskedFor() {
    RestartPolicy restart =
        new RestartPolicy("on-failure", Duration.ofSeconds(5), 7, Duration.ofMinutes(2));
    LogSettings log = new LogSettings("cri", 1_000_000, 3);
    node.operations()
        .run()
        .run("r1", "blue", node.container("web").restart(restart).log(log).build());
    Container told = inspect.inspect("blue", "web").container();
    assertThat(told.restart()).isEqualTo(restart);
    assertThat(told.log()).isEqualTo(log);
  }

  @Test
  void ofAContainerOfAnotherProgramItTellsWhatItsSpecificationSays() {
    String spec =
        "{\"root\":{\"path\":\"/mnt/rootfs\"},\"process\":{\"args\":[\"/bin/a b\",\"c\"]}}";
    engine.put(
        new ContainerRecord(WEB, Map.of(), new EncodedValue(new byte[0]), THEN, SpecJson.of(spec)));
    assertThat(inspect.inspect("blue", "web").container())
        .isEqualTo(
            Container.named("web")
                .rootFs("/mnt/rootfs")
                .entrypoint("'/bin/a b' c")
                .createdAt(THEN)
                .build());
  }

  @Test
  void whatItTellsCanBeRunAgain() {
    node.operations().run().run("r1", "blue", node.container("web").build());
    Container told = inspect.inspect("blue", "web").container();
    node.operations().delete().delete("d1", "blue", "web", () -> {});
    assertThat(node.operations().run().run("r2", "blue", told)).isEqualTo("web");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void ofAContainerThatItDoesNotUnderstandItTellsNameAndTime(int length) {
    byte[] neverUsed = {(byte) 0xc1};
    engine.put(record(Arrays.copyOf(neverUsed, length)));
    engine.putProcess(WEB);
    ContainerDetails details = inspect.inspect("blue", "web");
    assertThat(details.container()).isEqualTo(Container.named("web").createdAt(THEN).build());
    assertThat(details.state().status()).isEqualTo("running");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThatThrownBy(() -> inspect.inspect("blue", "web"))
        .isInstanceOf(ContainerException.NotFound.class)
        .hasMessage("container 'web' in namespace 'blue' not found");
  }

  @Test
  void namesThatAreNoneAreNamedByTheirFields() {
    assertThatThrownBy(() -> inspect.inspect("..", "a/b"))
        .isInstanceOf(ContainerException.InvalidArgument.class)
        .hasMessageContainingAll("ns must", "id must");
  }
}
