package org.zos.container.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerStats;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.testing.FakeNode;
import org.zos.container.testing.Usages;

final class StatsTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");

  @TempDir private Path folder;
  private FakeNode node;
  private Stats stats;

  @BeforeEach
  void runOne() {
    node = new FakeNode(folder);
    stats = node.operations().stats();
    node.operations().run().run("r1", "blue", node.container("web").build());
  }

  @Test
  void measuresWhatRuns() {
    ContainerStats measured = stats.measure("blue", "web");
    assertThat(measured).isEqualTo(Usages.at(measured.at()));
  }

  @Test
  void whatHasEndedUsesNothingThatCouldBeMeasured() {
    node.engine().exit(WEB, 0);
    assertThatThrownBy(() -> stats.measure("blue", "web"))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContaining("container 'web' in namespace 'blue'")
        .hasMessageContaining("does not run");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThatThrownBy(() -> stats.measure("blue", "api"))
        .isInstanceOf(ContainerException.NotFound.class)
        .hasMessage("container 'api' in namespace 'blue' not found");
  }

  @Test
  void namesThatAreNoneAreRefused() {
    assertThatThrownBy(() -> stats.measure("..", "a/b"))
        .isInstanceOf(ContainerException.InvalidArgument.class)
        .hasMessageContainingAll("ns must", "id must");
  }
}
