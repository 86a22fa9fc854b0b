package org.zos.container.runtime.containerd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.SettableFuture;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zos.container.runtime.EngineException;

final class AnswersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static EngineException translated(Status status) {
    return Answers.translate("creating web", status.asRuntimeException());
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_FOUND,NotFound",
    "ALREADY_EXISTS,AlreadyExists",
    "UNAVAILABLE,Unavailable",
    "CANCELLED,Unavailable",
    "DEADLINE_EXCEEDED,Late",
    "UNKNOWN,Failed",
    "FAILED_PRECONDITION,Failed",
    "INVALID_ARGUMENT,Failed",
    "INTERNAL,Failed",
    "UNIMPLEMENTED,Failed",
  })
  void eachStatusIsAFailureByWhatCanBeDone(Status.Code code, String failure) {
    EngineException e = translated(code.toStatus().withDescription("the reason"));
    assertThat(e.getClass().getSimpleName()).isEqualTo(failure);
    assertThat(e).hasMessageContainingAll("creating web", "the reason");
    assertThat(e).hasCauseInstanceOf(StatusRuntimeException.class);
  }

  @Test
  void aDeadlineThatPassedOnContainerdsSideIsKnownByItsWords() {
    assertThat(translated(Status.UNKNOWN.withDescription("task: context deadline exceeded")))
        .isInstanceOf(EngineException.Late.class);
  }

  @Test
  void tellsWhyContainerdCanNotBeReached() {
    Status away = Status.UNAVAILABLE.withDescription("io exception");
    assertThat(translated(away.withCause(new IOException("no such file"))))
        .hasMessageContainingAll("containerd can't be reached", "io exception", "no such file");
  }

  @ParameterizedTest
  @EnumSource(value = Status.Code.class, mode = EnumSource.Mode.EXCLUDE, names = "OK")
  void aStatusWithoutWordsIsToldByItsName(Status.Code code) {
    assertThat(translated(code.toStatus())).hasMessageContaining(code.name());
  }

  @Test
  void whatIsNoStatusIsAFailure() {
    assertThat(Answers.translate("creating web", new IOException("odd")))
        .isInstanceOf(EngineException.Failed.class)
        .hasMessageContainingAll("creating web", "odd");
  }

  @Test
  void givesTheAnswer() {
    assertThat(Answers.await("asking", Futures.immediateFuture("answer"))).isEqualTo("answer");
    assertThat(Answers.awaitAtMost("asking", PATIENCE, Futures.immediateFuture("x"))).isTrue();
  }

  @Test
  void givesTheFailure() {
    var refused = Futures.<String>immediateFailedFuture(Status.NOT_FOUND.asRuntimeException());
    assertThatThrownBy(() -> Answers.await("asking", refused))
        .isInstanceOf(EngineException.NotFound.class);
    assertThatThrownBy(() -> Answers.awaitAtMost("asking", PATIENCE, refused))
        .isInstanceOf(EngineException.NotFound.class);
  }

  @Test
  void givesAQuestionUpWhoseTimeIsOver() {
    SettableFuture<String> never = SettableFuture.create();
    assertThat(Answers.awaitAtMost("asking", Duration.ofMillis(1), never)).isFalse();
    assertThat(never.isCancelled()).isTrue();
  }

  @Test
  void anInterruptEndsTheWaitAndNotWhatContainerdIsDoing() {
    SettableFuture<String> slow = SettableFuture.create();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Answers.await("creating web", slow))
        .isInstanceOf(EngineException.Unavailable.class)
        .hasMessageContaining("creating web");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(slow.isCancelled()).isFalse();
  }

  @Test
  void anInterruptEndsABoundedWaitToo() {
    SettableFuture<String> slow = SettableFuture.create();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Answers.awaitAtMost("waiting", PATIENCE, slow))
        .isInstanceOf(EngineException.Unavailable.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
