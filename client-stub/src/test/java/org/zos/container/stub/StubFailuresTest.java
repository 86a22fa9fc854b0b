package org.zos.container.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerObject;
import org.zos.container.contract.ErrorCode;
import org.zos.zbus.CallException;
import org.zos.zbus.client.ZbusClient;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.server.MethodSpec;
import org.zos.zbus.server.ObjectSpec;
import org.zos.zbus.server.Param;
import org.zos.zbus.server.ZbusServer;
import org.zos.zbus.transport.CallerTransport;
import org.zos.zbus.transport.InMemoryBroker;
import org.zos.zbus.wire.CallError;

/** What a caller of the stub sees when a call fails. */
final class StubFailuresTest {
  private final InMemoryBroker broker = new InMemoryBroker();
  private final FakeModule module = new FakeModule();
  private final List<AutoCloseable> closing = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : closing.reversed()) {
      one.close();
    }
  }

  private ContainerStub stub(CallerTransport transport, Duration timeout) {
    ZbusClient client = new ZbusClient(transport);
    closing.add(client);
    return ContainerStub.over(client).timeouts(CallTimeouts.all(timeout)).build();
  }

  /** A stub whose calls are answered. */
  private ContainerStub served() {
    closing.add(ServedModule.start(ContainerObject.MODULE, broker, module));
    return stub(broker, Duration.ofSeconds(60));
  }

  /** A stub whose calls will run out of time. */
  private ContainerStub unanswered(CallerTransport transport) {
    return stub(transport, Duration.ofMillis(30));
  }

  private static AbstractThrowableAssert<?, ?> failing(ErrorCode code, ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ContainerException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void keepsTheCodeAndTheWordsOfTheModule(ErrorCode code) {
    ContainerStub stub = served();
    module.failWith(ContainerException.of(code, "web in blue: it rains"));
    failing(code, () -> stub.logs("blue", "web")).hasMessage("web in blue: it rains");
  }

  @Test
  void readsACodeOfANewerModuleAsInternal() {
    ContainerStub stub = served();
    module.failWith(new CallException(new CallError("too warm", "TOO_WARM")));
    failing(ErrorCode.INTERNAL, () -> stub.list("blue")).hasMessage("too warm");
  }

  @ParameterizedTest
  @CsvSource({
    "container not found,NOT_FOUND",
    "Not Found,NOT_FOUND",
    "a container with this name already exists,ALREADY_EXISTS",
    "no space left on device,INTERNAL"
  })
  void guessesWhatAnErrorWithoutACodeMeans(String message, ErrorCode code) {
    ContainerStub stub = served();
    module.failWith(new CallException(new CallError(message)));
    failing(code, () -> stub.delete("blue", "web")).hasMessage("delete blue/web: " + message);
  }

  @Test
  void isUnavailableWhenNobodyTakesTheCall() {
    ContainerStub stub = unanswered(FakeTransport.deserted());
    failing(ErrorCode.UNAVAILABLE, () -> stub.list("blue"))
        .hasMessage(
            "list blue: no module 'container' takes calls, so this one was taken back;"
                + " is contd running?");
  }

  @Test
  void saysThatACallMayHaveRunWhenItsAnswerIsMissing() {
    ContainerStub stub = unanswered(FakeTransport.silent());
    failing(ErrorCode.DEADLINE_EXCEEDED, () -> stub.delete("blue", "web"))
        .hasMessageStartingWith("delete blue/web: ")
        .hasMessageContaining("may still be working on it")
        .hasMessageEndingWith("; see what became of it before calling again");
  }

  @Test
  void isUnavailableWhileRedisIsAway() {
    ContainerStub stub = unanswered(FakeTransport.away("Redis is on holiday"));
    failing(ErrorCode.UNAVAILABLE, () -> stub.run("blue", Container.named("web").build()))
        .hasMessage("run blue/web: Redis is on holiday");
  }

  @Test
  void saysWhenTheStatusIsNotAnswered() {
    ContainerStub stub = unanswered(FakeTransport.deserted());
    failing(ErrorCode.UNAVAILABLE, stub::status).hasMessageContaining("status of container");
  }

  @Test
  void saysWhenTheModuleDoesNotKnowTheCall() {
    ContainerStub stub = withOnlyMethod(MethodSpec.named("Nothing").returningNothing(call -> {}));
    failing(ErrorCode.INTERNAL, stub::listNamespaces)
        .hasMessageStartingWith("list namespaces: module 'container' does not understand the call")
        .hasMessageContaining("version");
  }

  @Test
  void saysWhenTheAnswerCannotBeRead() {
    MethodSpec.Builder logs = MethodSpec.named("Logs");
    Param<String> ns = logs.param("ns", Codecs.STRING);
    Param<String> id = logs.param("id", Codecs.STRING);
    ContainerStub stub =
        withOnlyMethod(
            logs.returning(
                Codecs.INT64, call -> (long) call.get(ns).length() + call.get(id).length()));
    failing(ErrorCode.INTERNAL, () -> stub.logs("blue", "web"))
        .hasMessageContaining("gave an answer that can't be read")
        .hasMessageContaining("expecting string");
  }

  @Test
  void refusesAnArgumentThatTheWireHasNoFormFor() {
    ContainerStub stub = unanswered(FakeTransport.silent());
    Container negative = Container.named("web").memory(-1).build();
    failing(ErrorCode.INVALID_ARGUMENT, () -> stub.run("blue", negative))
        .hasMessage("run blue/web: an unsigned number can't be negative: -1");
  }

  @Test
  void refusesADurationThatTheWireHasNoFormFor() {
    ContainerStub stub = unanswered(FakeTransport.silent());
    Container endless = Container.named("web").shutdownTimeout(Duration.ofDays(200_000)).build();
    failing(ErrorCode.INVALID_ARGUMENT, () -> stub.run("blue", endless))
        .hasMessageStartingWith("run blue/web: ");
  }

  private ContainerStub withOnlyMethod(MethodSpec method) {
    ZbusServer server =
        ZbusServer.of(ContainerObject.MODULE, broker)
            .object(ObjectSpec.of(ContainerObject.ID, method))
            .build();
    server.start();
    closing.add(server);
    return stub(broker, Duration.ofSeconds(60));
  }
}
