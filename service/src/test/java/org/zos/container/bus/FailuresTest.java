package org.zos.container.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.zos.zbus.codec.Codecs.STRING;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerObject;
import org.zos.container.contract.ErrorCode;
import org.zos.container.runtime.EngineException;
import org.zos.zbus.CallException;
import org.zos.zbus.server.MethodSpec;
import org.zos.zbus.server.ObjectSpec;
import org.zos.zbus.wire.CallError;

/** What arrives at a caller of what went wrong in an operation. */
final class FailuresTest {
  private static Exception cause() {
    return new IOException("the cause");
  }

  private static CallError told(Callable<String> operation) {
    MethodSpec get =
        MethodSpec.named("Get").returning(STRING, Failures.told(call -> operation.call()));
    MethodSpec make =
        MethodSpec.named("Do").returningNothing(Failures.toldOfNothing(call -> operation.call()));
    try (ServedObject object = new ServedObject(ObjectSpec.of(ContainerObject.ID, get, make))) {
      CallError ofNothing =
          error(() -> object.remote().call("Do").returningNothing(ServedObject.PATIENCE));
      CallError ofValue =
          error(() -> object.remote().call("Get").returning(STRING, ServedObject.PATIENCE));
      assertThat(ofValue).isEqualTo(ofNothing);
      return ofValue;
    }
  }

  private static CallError error(Runnable call) {
    return catchThrowableOfType(CallException.class, call::run).error();
  }

  private static CallError told(RuntimeException failure) {
    return told(() -> {
      throw failure;
    });
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void theContractsFailuresKeepTheirKindAndTheirWords(ErrorCode code) {
    assertThat(told(ContainerException.of(code, "web in blue: it rains")))
        .isEqualTo(new CallError("web in blue: it rains", code.name()));
  }

  static Stream<Arguments> engineFailures() {
    return Stream.of(
        arguments(new EngineException.NotFound("no such task", cause()), "NOT_FOUND"),
        arguments(new EngineException.AlreadyExists("it exists", cause()), "ALREADY_EXISTS"),
        arguments(new EngineException.Unavailable("containerd is away"), "UNAVAILABLE"),
        arguments(new EngineException.Late("no answer in time", cause()), "DEADLINE_EXCEEDED"),
        arguments(new EngineException.Failed("containerd failed", cause()), "INTERNAL"));
  }

  @ParameterizedTest
  @MethodSource("engineFailures")
  void theEnginesFailuresAreToldByWhatACallerCanDo(EngineException failure, String code) {
    assertThat(told(failure)).isEqualTo(new CallError(String.valueOf(failure.getMessage()), code));
  }

  @Test
  void aFailureWithoutWordsIsNotToldAsSuccess() {
    assertThat(told(new ContainerException.Internal("")).message()).isNotEmpty();
  }

  @Test
  void whatNobodyForesawIsInternal() {
    assertThat(told(new IllegalStateException("a defect")))
        .isEqualTo(new CallError("internal error: IllegalStateException: a defect", "INTERNAL"));
  }
}
