package org.zos.container.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.testing.FakeNode;

/** Nobody reads of what becomes of a container before the end that it becomes of. */
final class ToldEndsTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private static final int FAILURES = 4;

  @TempDir private Path folder;
  private FakeNode node;

  @BeforeEach
  void prepare() {
    node = new FakeNode(folder);
    node.operations().run().run("", "blue", node.container("web").build());
  }

  private void end() {
    node.engine().exit(WEB, 3);
    node.reconciliation().ended(WEB);
    node.background().runAll();
  }

  @Test
  void anEndIsToldBeforeTheRestart() {
    end();
    assertThat(node.sink().told()).startsWith("exited web uid-1", "restarting web uid-1");
  }

  @Test
  void theLastEndIsToldBeforeItIsGivenUp() {
    for (int i = 0; i < FAILURES; i++) {
      end();
    }
    assertThat(node.sink().told()).endsWith("exited web uid-1", "gave-up web uid-1");
  }
}
