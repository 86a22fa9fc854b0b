package org.zos.container.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zos.container.runtime.ContainerRef;

final class MemoryCountersTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private static final String V1 = "oom_kill_disable 0\nunder_oom 0\noom_kill %d\n";
  private static final String V2 = "low 0\nhigh 7\nmax 31\noom 3\noom_kill %d\noom_group_kill 9\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "v1,     memory/blue/web/memory.oom_control",
    "hybrid, memory/blue/web/memory.oom_control",
    "v2,     blue/web/memory.events",
  })
  void countsWhatTheKernelKilled(String layout, String file) throws IOException {
    FixtureNode node = FixtureNode.of(layout, folder);
    MemoryCounters counters = new MemoryCounters(node.cgroups());
    assertThat(counters.memoryKills(WEB)).isZero();
    String text = layout.equals("v2") ? V2 : V1;
    node.put(file, text.formatted(0));
    assertThat(counters.memoryKills(WEB)).isZero();
    node.put(file, text.formatted(2));
    assertThat(counters.memoryKills(WEB)).isEqualTo(2);
  }

  @Test
  void looksWhereAProcessOfTheContainerWasFound() throws IOException {
    FixtureNode node = FixtureNode.of("v1", folder);
    ContainerRef other = new ContainerRef("green", "db");
    node.put("memory/blue/web/memory.oom_control", V1.formatted(5));
    node.put("memory/green/db/memory.oom_control", V1.formatted(1));
    MemoryCounters counters = new MemoryCounters(node.cgroups());
    counters.locate(other, FixtureNode.PID);
    assertThat(counters.memoryKills(other)).isEqualTo(5);
    counters.forget(other);
    assertThat(counters.memoryKills(other)).isEqualTo(1);
  }

  @Test
  void aProcessThatCanNotBeFoundChangesNothing() throws IOException {
    FixtureNode node = FixtureNode.of("v1", folder);
    node.put("memory/blue/web/memory.oom_control", V1.formatted(1));
    MemoryCounters counters = new MemoryCounters(node.cgroups());
    counters.locate(WEB, 1);
    assertThat(counters.memoryKills(WEB)).isEqualTo(1);
  }
}
