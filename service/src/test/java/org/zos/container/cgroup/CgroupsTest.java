package org.zos.container.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CgroupsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "v1,     memory,  memory/blue/web",
    "v1,     cpuacct, 'cpu,cpuacct/blue/web'",
    "v1,     pids,    pids/blue/web",
    "v2,     memory,  blue/web",
    "v2,     pids,    blue/web",
    "hybrid, memory,  memory/blue/web",
    "hybrid, pids,    unified/elsewhere",
    "nested, memory,  with blank/blue/web",
  })
  void aProcessIsFoundInTheTreeOfTheController(String layout, String controller, String place)
      throws IOException {
    FixtureNode node = FixtureNode.of(layout, folder);
    assertThat(node.cgroups().folder(controller, FixtureNode.PID))
        .contains(node.groups().resolve(place));
    assertThat(node.cgroups().own(controller)).contains(node.groups().resolve(place));
  }

  @ParameterizedTest
  @CsvSource({
    "v1,     memory,  memory/blue/web",
    "v1,     cpu,     'cpu,cpuacct/blue/web'",
    "v2,     memory,  blue/web",
    "hybrid, memory,  memory/blue/web",
    "hybrid, pids,    unified/blue/web",
    "nested, memory,  with blank/blue/web",
  })
  void aGroupIsFoundByItsName(String layout, String controller, String place) throws IOException {
    FixtureNode node = FixtureNode.of(layout, folder);
    assertThat(node.cgroups().folder(controller, "/blue/web"))
        .contains(node.groups().resolve(place));
  }

  @Test
  void aNodeWithoutTheControllerHasNoFolderForIt() throws IOException {
    FixtureNode node = FixtureNode.of("nested", folder);
    assertThat(node.cgroups().folder("pids", "/blue/web")).isEmpty();
    assertThat(node.cgroups().folder("pids", FixtureNode.PID)).isEmpty();
  }

  @Test
  void aProcessThatHasEndedIsNowhere() throws IOException {
    assertThat(FixtureNode.of("v1", folder).cgroups().folder("memory", 1)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"v1, 5:memory:/", "hybrid, 5:memory:/", "v2, 0::/blue/web (deleted)"})
  void aProcessThatIsEndingIsNowhere(String layout, String line) throws IOException {
    FixtureNode node = FixtureNode.of(layout, folder);
    Files.writeString(node.proc().resolve("4711/cgroup"), line + "\n");
    assertThat(node.cgroups().folder("memory", FixtureNode.PID)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"v2, 0::/../other", "nested, 5:memory:/docker/0a1bc/blue", "nested, 5:memory:/other"})
  void aGroupThatIsNotSeenHereIsNotGuessed(String layout, String line) throws IOException {
    FixtureNode node = FixtureNode.of(layout, folder);
    Files.writeString(node.proc().resolve("4711/cgroup"), line + "\n");
    assertThat(node.cgroups().folder("memory", FixtureNode.PID)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "v1,     memory/memory.memsw.limit_in_bytes",
    "hybrid, memory/memory.memsw.limit_in_bytes",
    "v2,     blue/web/memory.swap.max",
  })
  void swapCanBeLimitedWhereTheKernelCountsIt(String layout, String file) throws IOException {
    FixtureNode node = FixtureNode.of(layout, folder);
    assertThat(node.cgroups().limitSwap()).isFalse();
    node.put(file, "0");
    assertThat(node.cgroups().limitSwap()).isTrue();
  }

  @Test
  void swapCanBeLimitedAlsoWhereThisProcessIsInTheTopmostGroup() throws IOException {
    FixtureNode node = FixtureNode.of("v2", folder);
    Files.writeString(node.proc().resolve("self/cgroup"), "0::/\n");
    node.put("cgroup.controllers", "memory");
    assertThat(node.cgroups().limitSwap()).isFalse();
    node.put("blue/memory.swap.max", "max");
    assertThat(node.cgroups().limitSwap()).isTrue();
  }

  @Test
  void theTopmostGroupOfANamespaceOfItsOwnHasLimits() throws IOException {
    FixtureNode node = FixtureNode.of("v2", folder);
    Files.writeString(node.proc().resolve("self/cgroup"), "0::/\n");
    node.put("memory.swap.max", "max");
    assertThat(node.cgroups().limitSwap()).isTrue();
  }
}
