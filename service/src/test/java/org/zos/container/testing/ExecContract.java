package org.zos.container.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.ExecEngine;
import org.zos.container.runtime.ExecRef;
import org.zos.container.runtime.NewContainer;
import org.zos.container.runtime.TaskState;
import org.zos.container.spec.ExecProcess;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.wire.EncodedValue;

/** What every engine promises of commands in containers. A subclass says which engine. */
public abstract class ExecContract {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ContainerRef ref = new ContainerRef("contract", "commands");
  private final ExecRef exec = new ExecRef(ref, "one");

  /** The engine, the same for all calls of one test. */
  protected abstract ContainerEngine engine();

  /** What it runs beside its containers' own processes. */
  protected abstract ExecEngine execs();

  /** An OCI specification whose process runs until it is killed. */
  protected abstract String endlessProcess();

  /** Where an engine can send output. */
  protected abstract URI output();

  @BeforeEach
  void run() {
    engine()
        .create(new NewContainer(ref, Map.of(), endlessProcess(), new EncodedValue(new byte[0])));
    engine().createTask(ref, output());
    engine().startTask(ref);
  }

  @AfterEach
  void clear() {
    endContainer();
    engine().deleteTask(ref);
    engine().delete(ref);
  }

  private void endContainer() {
    if (engine().killAll(ref)) {
      engine().awaitExit(ref, PATIENCE);
    }
  }

  private void prepare(String... args) {
    execs().prepareExec(exec, process(args), Optional.empty());
  }

  private String process(String... args) {
    return ExecProcess.of(endlessProcess(), List.of(args)).orElseThrow();
  }

  private long start() {
    prepare("/bin/sleep", "1000");
    return execs().startExec(exec);
  }

  private TaskState.Exit ended(CompletableFuture<TaskState.Exit> exit) throws Exception {
    return exit.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private void kill() throws Exception {
    CompletableFuture<TaskState.Exit> exit = execs().exitOf(exec);
    assertThat(execs().killExec(exec)).isTrue();
    assertThat(ended(exit).code()).isEqualTo(137);
  }

  @Test
  void aCommandIsPreparedThenRunsThenHasEndedThenIsForgotten() throws Exception {
    prepare("/bin/sleep", "1000");
    assertThat(execs().exec(exec)).containsInstanceOf(TaskState.Prepared.class);
    long pid = execs().startExec(exec);
    assertThat(execs().exec(exec)).contains(new TaskState.Running(pid));
    kill();
    assertThat(execs().exec(exec)).containsInstanceOf(TaskState.Stopped.class);
    assertThat(execs().deleteExec(exec)).isTrue();
    assertThat(execs().deleteExec(exec)).isFalse();
    assertThat(execs().exec(exec)).isEmpty();
  }

  @Test
  void itsEndIsToldToWhoWaitedBeforeItsStart() throws Exception {
    prepare("/bin/sleep", "1000");
    CompletableFuture<TaskState.Exit> exit = execs().exitOf(exec);
    execs().startExec(exec);
    assertThat(exit).isNotDone();
    execs().killExec(exec);
    assertThat(ended(exit).code()).isEqualTo(137);
  }

  @Test
  void itsEndIsToldToWhoComesLate() throws Exception {
    start();
    kill();
    assertThat(ended(execs().exitOf(exec)).code()).isEqualTo(137);
  }

  @Test
  void whoNoLongerWaitsHarmsNobody() throws Exception {
    start();
    CompletableFuture<TaskState.Exit> given = execs().exitOf(exec);
    CompletableFuture<TaskState.Exit> kept = execs().exitOf(exec);
    given.cancel(true);
    execs().killExec(exec);
    assertThat(ended(kept).code()).isEqualTo(137);
  }

  @Test
  void oneThatRunsIsNotForgotten() {
    start();
    assertThatThrownBy(() -> execs().deleteExec(exec)).isInstanceOf(EngineException.Failed.class);
    assertThat(execs().exec(exec)).containsInstanceOf(TaskState.Running.class);
  }

  @Test
  void oneThatNeverBeganIsForgotten() {
    prepare("/bin/sleep", "1000");
    assertThat(execs().deleteExec(exec)).isTrue();
    assertThat(execs().exec(exec)).isEmpty();
  }

  @Test
  void oneThatCanNotBeginFailsAndIsForgotten() {
    prepare(FakeExecs.MISSING);
    assertThatThrownBy(() -> execs().startExec(exec))
        .isInstanceOf(EngineException.Failed.class)
        .hasMessageContaining(FakeExecs.MISSING);
    execs().deleteExec(exec);
    assertThat(execs().exec(exec)).isEmpty();
  }

  @Test
  void aContainerHasOneOfEachName() {
    prepare("/bin/sleep", "1000");
    assertThatThrownBy(() -> prepare("/bin/sleep", "1000"))
        .isInstanceOf(EngineException.AlreadyExists.class);
    execs().prepareExec(new ExecRef(ref, "two"), process("/bin/sleep", "1"), Optional.empty());
  }

  @Test
  void whatIsNotThereIsNoFailure() {
    assertThat(execs().exec(exec)).isEmpty();
    assertThat(execs().killExec(exec)).isFalse();
    assertThat(execs().deleteExec(exec)).isFalse();
  }

  @Test
  void whatIsNotThereCanNotBeWorkedOn() {
    assertThatThrownBy(() -> execs().startExec(exec)).isInstanceOf(EngineException.NotFound.class);
    assertThat(catchThrowable(() -> ended(execs().exitOf(exec))))
        .hasCauseInstanceOf(EngineException.NotFound.class);
  }

  @Test
  void aContainerThatIsNotThereRunsNothing() {
    ExecRef elsewhere = new ExecRef(new ContainerRef("contract", "nobody"), "one");
    assertThatThrownBy(
            () -> execs().prepareExec(elsewhere, process("/bin/sleep", "1"), Optional.empty()))
        .isInstanceOf(EngineException.NotFound.class);
  }

  @Test
  void aContainerThatHasEndedRunsNothing() {
    endContainer();
    assertThatThrownBy(() -> prepare("/bin/sleep", "1")).isInstanceOf(EngineException.class);
  }

  @Test
  void anEndOfACommandIsNoEndOfItsContainer() throws Exception {
    start();
    kill();
    assertThat(engine().task(ref)).containsInstanceOf(TaskState.Running.class);
  }

  @Test
  void oneThatHasEndedCanNotBeKilled() throws Exception {
    start();
    kill();
    Eventually.that("it can't be killed", () -> !execs().killExec(exec));
  }
}
