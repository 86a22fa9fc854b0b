package org.zos.container.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerModule;
import org.zos.container.contract.ExecOutput;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.ExecRef;
import org.zos.container.runtime.TaskState;
import org.zos.container.testing.FakeExecs;
import org.zos.container.testing.FakeNode;
import org.zos.zbus.testing.Background;
import org.zos.zbus.testing.Eventually;

final class ExecTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private static final ExecRef ONE = new ExecRef(WEB, "call-1");
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(5);

  @TempDir private Path folder;
  private FakeNode node;
  private Exec exec;

  @BeforeEach
  void run() {
    node = new FakeNode(folder);
    node.operations().run().run("r1", "blue", node.container("web").build());
    exec = node.operations().exec();
  }

  @AfterEach
  void nothingIsLeftOfAnyCommand() {
    assertThat(node.trees().held()).isZero();
    assertThat(node.capture().isEmpty()).isTrue();
  }

  private static Exec.Call call(Duration timeout, String... args) {
    return call("call-1", "blue", "web", timeout, args);
  }

  private static Exec.Call call(
      String request, String ns, String id, Duration timeout, String... args) {
    return new Exec.Call(request, ns, id, timeout, List.of(args), Runnable::run);
  }

  private Background<Throwable> begin() {
    Background<Throwable> begun =
        Background.of(() -> catchThrowable(() -> exec.exec(call(LONG, "sleep"))));
    Eventually.that("it runs", () -> node.execs().runs(ONE));
    return begun;
  }

  @Test
  void runsACommandLikeTheContainersOwnProcess() throws Exception {
    node.execs().endWith(0);
    exec.exec(call(LONG, "ls", "-l"));
    FakeExecs.Asked asked = node.execs().asked().getFirst();
    assertThat(asked.exec()).isEqualTo(ONE);
    assertThat(asked.output()).isEmpty();
    assertThat(asked.process()).contains("\"args\":[\"ls\",\"-l\"]", "\"noNewPrivileges\":true");
    assertThat(node.execs().isEmpty()).isTrue();
  }

  @Test
  void aCodeOtherThanZeroIsAFailureUnlessOutputIsAskedFor() throws Exception {
    node.execs().endWith(3);
    assertThatThrownBy(() -> exec.exec(call(LONG, "false")))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessage("container 'web' in namespace 'blue': non-zero exit code: 3");
    assertThat(exec.execOutput(call(LONG, "false")).exitCode()).isEqualTo(3);
    assertThat(node.execs().isEmpty()).isTrue();
  }

  @Test
  void givesWhatWasPrinted() throws Exception {
    node.execs().endWith(1);
    node.capture().print("out", "err", true);
    assertThat(exec.execOutput(call(LONG, "ls")))
        .isEqualTo(new ExecOutput(1, "out".getBytes(UTF_8), "err".getBytes(UTF_8), true));
    assertThat(node.execs().asked().getFirst().output())
        .contains(URI.create("binary:///shim?settings=call-1"));
  }

  @Test
  void outputGivesItsPlaceBackWhenItIsAnswered() throws Exception {
    node.execs().endWith(0);
    node.capture().print("x".repeat(8 * 1024 * 1024), "", false);
    for (int i = 0; i < 3; i++) {
      assertThat(exec.execOutput(call(LONG, "ls")).stdout()).hasSize(8 * 1024 * 1024);
    }
  }

  @Test
  void outputThatIsLostIsNotMadeUp() {
    node.execs().endWith(0);
    node.capture().lose(new ContainerException.Internal("it is lost"));
    assertThatThrownBy(() -> exec.execOutput(call(LONG, "ls"))).hasMessage("it is lost");
    assertThat(node.execs().isEmpty()).isTrue();
  }

  @Test
  void whenItsTimeIsOverACommandIsKilledWithItsTree() {
    assertThatThrownBy(() -> exec.exec(call(SHORT, "sleep")))
        .isInstanceOf(ContainerException.DeadlineExceeded.class)
        .hasMessage("container 'web' in namespace 'blue': execution timed out");
    assertThat(node.trees().killed()).hasSize(1);
    assertThat(node.execs().isEmpty()).isTrue();
  }

  @Test
  void aDeletedContainersCommandsEndAtOnce() {
    Background<Throwable> call = begin();
    node.running().cancel(new ContainerRef("blue", "other"));
    node.running().cancel(new ContainerRef("red", "web"));
    assertThat(node.execs().runs(ONE)).isTrue();
    node.running().cancel(WEB);
    assertThat(call.await())
        .isInstanceOf(ContainerException.Unavailable.class)
        .hasMessage(
            "container 'web' in namespace 'blue' is being deleted, and the command with it");
    assertThat(node.trees().killed()).hasSize(1);
    assertThat(node.execs().isEmpty()).isTrue();
  }

  @Test
  void aModuleThatEndsLeavesNoCommandAndTakesNoMore() {
    Background<Throwable> call = begin();
    node.running().close();
    assertThat(node.execs().isEmpty()).isTrue();
    assertThat(call.await()).isInstanceOf(ContainerException.Unavailable.class);
    assertThatThrownBy(() -> exec.exec(call(LONG, "ls")))
        .isInstanceOf(ContainerException.Unavailable.class);
    assertThat(node.execs().asked()).hasSize(1);
  }

  @Test
  void anInterruptEndsACommandToo() {
    Background<Throwable> call = begin();
    call.interrupt();
    assertThat(call.await()).isInstanceOf(InterruptedException.class);
    assertThat(node.execs().isEmpty()).isTrue();
    assertThat(node.trees().killed()).hasSize(1);
  }

  @Test
  void aCommandIsWaitedForAcrossARestartOfTheEngine() {
    Background<Throwable> call = begin();
    node.execs().breakWaiting(ONE);
    assertThat(node.execs().runs(ONE)).isTrue();
    node.execs().exit(ONE, 9);
    assertThat(call.await()).hasMessageContaining("non-zero exit code: 9");
    assertThat(node.trees().killed()).isEmpty();
  }

  @Test
  void aCommandThatCanNotBeRemovedNowIsRemovedLater() {
    Background<Throwable> call = begin();
    node.execs().goAwayFor(5);
    node.running().cancel(WEB);
    assertThat(call.await()).isInstanceOf(ContainerException.Unavailable.class);
    assertThat(node.execs().isEmpty()).isTrue();
  }

  @Test
  void whatAModuleThatWasKilledLeftUnderTheNameIsClearedAway() throws Exception {
    node.execs().prepareExec(ONE, "{}", Optional.empty());
    node.execs().startExec(ONE);
    node.execs().endWith(0);
    exec.exec(call(LONG, "ls"));
    assertThat(node.trees().killed()).hasSize(1);
    assertThat(node.execs().isEmpty()).isTrue();
  }

  @Test
  void aCallThatWasCutShortIsClearedAway() {
    node.execs().prepareExec(ONE, "{}", Optional.empty());
    node.execs().startExec(ONE);
    node.capture().prepare(ONE, 1);
    exec.abandon("call-1", "blue", "web");
    assertThat(node.execs().isEmpty()).isTrue();
    assertThat(node.trees().killed()).hasSize(1);
    exec.abandon("call-1", "blue", "web");
  }

  @Test
  void twoAtOnceOfOneNameAreNotMixedUp() {
    Background<Throwable> call = begin();
    assertThatThrownBy(() -> exec.exec(call(LONG, "ls")))
        .isInstanceOf(ContainerException.AlreadyExists.class);
    assertThat(node.execs().runs(ONE)).isTrue();
    node.execs().exit(ONE, 0);
    assertThat(call.await()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "../..", "x y", "\0", "a--b"})
  void aCallWhoseIdIsNoNameIsNamedSafely(String request) throws Exception {
    node.execs().endWith(0);
    exec.exec(call(request, "blue", "web", LONG, "ls"));
    assertThat(node.execs().asked().getFirst().exec().id()).matches("[0-9a-f]{64}");
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> exec.execOutput(call(LONG, FakeExecs.MISSING)))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContaining(FakeExecs.MISSING);
    assertThat(node.execs().isEmpty()).isTrue();
  }

  @Test
  void anEngineThatRefusesIsNotAsked() {
    node.execs().failToPrepare(new EngineException.Failed("no", new IllegalStateException()));
    assertThatThrownBy(() -> exec.exec(call(LONG, "ls")))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessage("no");
  }

  @Test
  void aContainerThatIsNotThereIsNotFound() {
    assertThatThrownBy(() -> exec.exec(call("c", "blue", "nobody", LONG, "ls")))
        .isInstanceOf(ContainerException.NotFound.class)
        .hasMessage("container 'nobody' in namespace 'blue' not found");
  }

  static Stream<TaskState> statesOfRest() {
    return Stream.of(new TaskState.Prepared(1), new TaskState.Paused(1), new TaskState.Unknown());
  }

  @ParameterizedTest
  @MethodSource("statesOfRest")
  void aContainerThatDoesNotRunRunsNoCommand(TaskState state) {
    node.engine().show(WEB, state);
    assertThatThrownBy(() -> exec.execOutput(call(LONG, "ls")))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContaining("does not run");
    assertThat(node.execs().asked()).isEmpty();
  }

  static Stream<Arguments> badCalls() {
    return Stream.of(
        Arguments.of(call(LONG), "args: a program is required"),
        Arguments.of(call(LONG, ""), "args: a program is required"),
        Arguments.of(call(LONG, "ls", "a\0b"), "args[1] contains a NUL"),
        Arguments.of(call(Duration.ZERO, "ls"), "timeout must be more than none"),
        Arguments.of(call(Duration.ofNanos(-1), "ls"), "timeout must be more than none"),
        Arguments.of(
            call(ContainerModule.LONGEST_EXEC.plusNanos(1), "ls"), "at most 3600 s, not PT1H"),
        Arguments.of(call("c", "..", "web", LONG, "ls"), "ns must be"),
        Arguments.of(call("c", "blue", "a/b", LONG, "ls"), "id must be"));
  }

  @ParameterizedTest
  @MethodSource("badCalls")
  void aCallThatCanNotWorkIsRefusedAndNothingIsDone(Exec.Call call, String fault) {
    for (Deed deed : List.<Deed>of(exec::exec, exec::execOutput)) {
      assertThatThrownBy(() -> deed.with(call))
          .isInstanceOf(ContainerException.InvalidArgument.class)
          .hasMessageContaining(fault);
    }
    assertThat(node.execs().asked()).isEmpty();
  }

  private interface Deed {
    void with(Exec.Call call) throws InterruptedException;
  }
}
