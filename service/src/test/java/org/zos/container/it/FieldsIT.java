package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerDetails;
import org.zos.container.contract.LogSettings;
import org.zos.container.contract.LogTarget;
import org.zos.container.contract.MountInfo;
import org.zos.container.contract.RestartPolicy;
import org.zos.container.contract.StatsTarget;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.codec.Codecs;

/** Whatever a caller says of a container, Inspect tells. */
@Tag("any-containerd")
class FieldsIT {
  /** Set by the module; excludes another; runs another program. Their own tests have them. */
  private static final Set<String> ELSEWHERE = Set.of("createdAt", "flist", "interactive");

  private static final TestNode NODE = TestNode.start();
  private static ContdProcess contd;
  private static ContainerStub stub;

  @BeforeAll
  static void start() throws IOException {
    Files.createDirectories(NODE.rootFs().resolve("srv"));
    contd = NODE.contd();
    stub = NODE.stub();
  }

  @AfterAll
  static void stop() {
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

  @Test
  void everyFieldOfTheCallIsToldAgain() throws ReflectiveOperationException {
    Container asked = asked();
    assertNothingIsLeftOpen(asked);
    stub.run("fields", asked);
    ContainerDetails details = stub.inspect("fields", "all");
    Container told = details.container();
    assertThat(told.createdAt()).isAfter(Instant.EPOCH);
    assertThat(told)
        .isEqualTo(
            asked.toBuilder()
                .logs(List.of(logs("redis://:***@127.0.0.1:1/out", "redis://127.0.0.1:1/err")))
                .stats(List.of(new StatsTarget("redis", "redis://:***@127.0.0.1:1/stats")))
                .createdAt(told.createdAt())
                .build());
    assertThat(details.info().id()).isEqualTo("all");
    assertThat(details.info().name()).isEqualTo("all");
    assertThat(details.info().tags()).isEqualTo(asked.tags());
    assertThat(details.info().network()).isEqualTo(asked.network());
    assertThat(details.info().mounts()).isEqualTo(asked.mounts());
    stub.delete("fields", "all");
  }

  /** A field that is added to the contract has to be added here. */
  private static void assertNothingIsLeftOpen(Container asked) throws ReflectiveOperationException {
    Container open = Container.named("").build();
    assertThat(open.createdAt()).isEqualTo(Codecs.ZERO_TIME);
    for (RecordComponent field : Container.class.getRecordComponents()) {
      if (!ELSEWHERE.contains(field.getName())) {
        assertThat(field.getAccessor().invoke(asked))
            .as(field.getName())
            .isNotEqualTo(field.getAccessor().invoke(open));
      }
    }
  }
}
