package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerDetails;
import org.zos.container.contract.ContainerInfo;
import org.zos.container.contract.LogSettings;
import org.zos.container.contract.LogTarget;
import org.zos.container.contract.MountInfo;
import org.zos.container.contract.RestartPolicy;
import org.zos.container.contract.StatsTarget;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;

/** Whatever a caller says of a container, Inspect tells. */
@Tag("any-containerd")
class FieldsIT {
  /** Set by the module; excludes another; runs another program. Other tests have them. */
  private static final Set<String> ELSEWHERE = Set.of("createdAt", "flist", "interactive");

  private static final TestNode NODE = TestNode.start();
  private static ContdProcess contd;
  private static final Container ASKED = asked();
  private static ContainerStub stub;
  private static ContainerDetails told;

  @BeforeAll
  static void start() throws IOException {
    Files.createDirectories(NODE.rootFs().resolve("srv"));
    contd = NODE.contd();
    stub = NODE.stub();
    stub.run("fields", ASKED);
    told = stub.inspect("fields", "all");
  }

  @AfterAll
  static void stop() {
    stub.delete("fields", "all");
    stub.close();
    contd.close();
    NODE.close();
  }

  private static Container asked() {
    return NODE.script("all", "exec sleep 1000")
        .env(List.of("A=1", "PATH=/bin"))
        .workingDir("/srv")
        .mounts(
            List.of(
                new MountInfo(NODE.folder().toString(), "/data", "bind", List.of("ro", "nosuid")),
                new MountInfo("", "/scratch", "tmpfs", List.of("size=1m", "mode=0700"))))
        .cpu(2)
        .memory(96L * 1024 * 1024)
        .logs(List.of(logs("redis://:secret@127.0.0.1:1/out", "redis://127.0.0.1:1/err")))
        .stats(List.of(new StatsTarget("redis", "redis://:secret@127.0.0.1:1/stats")))
        .elevated(true)
        .rootFsPropagation("private")
        .shutdownTimeout(Duration.ofMillis(1500))
        .tags(List.of("role=web", "ü"))
        .restart(new RestartPolicy("never", Duration.ofSeconds(7), 9, Duration.ofMinutes(3)))
        .log(new LogSettings("raw", 1_000_000, 3))
        .pids(77)
        .readOnlyRootFs(true)
        .build();
  }

  private static LogTarget logs(String stdout, String stderr) {
    return new LogTarget("redis", new LogTarget.Streams(stdout, stderr));
  }

  /** As asked, but for passwords and the time. */
  private static Container expected() {
    return ASKED.toBuilder()
        .logs(List.of(logs("redis://:***@127.0.0.1:1/out", "redis://127.0.0.1:1/err")))
        .stats(List.of(new StatsTarget("redis", "redis://:***@127.0.0.1:1/stats")))
        .build();
  }

  private static ContainerInfo expectedInfo() {
    return new ContainerInfo(
        "all", "all", ASKED.flist(), ASKED.tags(), ASKED.network(), ASKED.mounts());
  }

  static Stream<String> fields() {
    return names(Container.class).filter(name -> !ELSEWHERE.contains(name));
  }

  static Stream<String> fieldsOfInfo() {
    return names(ContainerInfo.class);
  }

  private static Stream<String> names(Class<?> type) {
    return Stream.of(type.getRecordComponents()).map(RecordComponent::getName);
  }

  private static Object value(Record of, String field) throws ReflectiveOperationException {
    return of.getClass().getMethod(field).invoke(of);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void aFieldOfTheCallIsToldAgain(String field) throws ReflectiveOperationException {
    // a field that is added to the contract has to be added above
    assertThat(value(ASKED, field)).isNotEqualTo(value(Container.named("").build(), field));
    assertThat(value(told.container(), field)).isEqualTo(value(expected(), field));
  }

  @ParameterizedTest
  @MethodSource("fieldsOfInfo")
  void aFieldOfTheSpecificationsContainerIsTold(String field) throws ReflectiveOperationException {
    assertThat(value(told.info(), field)).isEqualTo(value(expectedInfo(), field));
  }

  @Test
  void theTimeOfItsMakingIsTold() {
    assertThat(told.container().createdAt()).isAfter(Instant.EPOCH);
  }
}
