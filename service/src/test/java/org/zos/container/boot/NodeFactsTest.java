package org.zos.container.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zos.container.config.CommandLine;
import org.zos.container.spec.Host;

final class NodeFactsTest {
  @Test
  void theNodeIsThisMachineWithTheNamespacesOfTheSettings() {
    Host host =
        NodeFacts.of(new CommandLine(Map.of(), "1.2.3", "/shim").read("--netns-dir=/run/netns"));
    assertThat(host.cpus()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(host.netnsDir()).isEqualTo(Path.of("/run/netns"));
  }
}
