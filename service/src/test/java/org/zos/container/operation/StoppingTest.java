package org.zos.container.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.runtime.ContainerEngine.Signal;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.TaskState;
import org.zos.container.testing.FakeEngine;
import org.zos.container.testing.FakeNode;
import org.zos.container.testing.Step;

/** When KILL may come before its time. */
final class StoppingTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration SECOND_LOOK = Duration.ofMillis(50);
  private static final Duration AFTER_KILL = Duration.ofSeconds(10);

  @TempDir private Path folder;
  private FakeNode node;
  private FakeEngine engine;
  private Stopping stopping;

  @BeforeEach
  void run() {
    node = new FakeNode(folder);
    engine = node.engine();
    engine.ignore(Signal.TERM);
    node.operations().run().run("r1", "blue", node.container("web").build());
    stopping = new Stopping(engine, node.term());
  }

  @Test
  void whoDropsTermAtBothLooksIsKilledAtOnce() {
    node.term().dropFor(2);
    stopping.stop(WEB, GRACE);
    assertThat(engine.steps()).containsSubsequence(Step.SIGNAL, Step.KILL_ALL);
    assertThat(engine.waits()).containsExactly(SECOND_LOOK, AFTER_KILL);
  }

  @Test
  void whoDoesNotDropItAtTheSecondLookHasAllItsTime() {
    node.term().dropFor(1);
    stopping.stop(WEB, GRACE);
    assertThat(engine.waits()).containsExactly(SECOND_LOOK, GRACE.minus(SECOND_LOOK), AFTER_KILL);
  }

  @Test
  void atAnyDoubtItHasAllItsTime() {
    stopping.stop(WEB, GRACE);
    assertThat(engine.waits()).containsExactly(GRACE, AFTER_KILL);
  }

  @Test
  void itIsLookedAtBeforeTermIsSent() {
    // afterwards a handler that serves once would be gone
    engine.before(Step.SIGNAL, () -> node.term().dropFor(2));
    stopping.stop(WEB, GRACE);
    assertThat(engine.waits()).containsExactly(GRACE, AFTER_KILL);
  }

  @Test
  void aGraceThatIsHardlyLongerIsWaitedFor() {
    node.term().dropFor(2);
    stopping.stop(WEB, SECOND_LOOK);
    assertThat(engine.waits()).containsExactly(SECOND_LOOK, AFTER_KILL);
    assertThat(engine.steps()).doesNotContain(Step.TASK);
  }

  @Test
  void aFrozenProcessIsADoubt() {
    engine.show(WEB, new TaskState.Paused(101));
    node.term().dropFor(2);
    stopping.stop(WEB, GRACE);
    assertThat(engine.waits()).containsExactly(GRACE, AFTER_KILL);
  }

  @Test
  void whoEndsMeanwhileIsNotKilled() {
    node.term().dropFor(2);
    engine.before(Step.AWAIT_EXIT, () -> engine.exit(WEB, 0));
    stopping.stop(WEB, GRACE);
    assertThat(engine.steps()).doesNotContain(Step.KILL_ALL);
  }
}
