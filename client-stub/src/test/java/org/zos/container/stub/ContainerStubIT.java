package org.zos.container.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerObject;
import org.zos.zbus.server.ZbusServer;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.transport.redis.RedisAddress;
import org.zos.zbus.transport.redis.RedisTransport;

/** The stub with a client of its own, over a real Redis. */
final class ContainerStubIT {
  private static final Container WEB =
      Container.named("web").rootFs("/rootfs").network("net-1").entrypoint("sleep 1").build();

  private final PrivateRedis redis = PrivateRedis.start();
  private final RedisTransport transport = redis.transport();
  private final FakeModule module = new FakeModule();
  private final ContainerStub stub =
      ContainerStub.over(RedisAddress.parse(redis.address())).build();

  @AfterEach
  void close() {
    stub.close();
    transport.close();
    redis.close();
  }

  private ZbusServer serve() {
    return ServedModule.start(ContainerObject.MODULE, transport, module);
  }

  @Test
  void callsEveryMethod() {
    try (ZbusServer server = serve()) {
      assertThat(server).isNotNull();
      assertThat(stub.run("blue", WEB)).isEqualTo("web");
      assertThat(stub.inspect("blue", "web")).isEqualTo(module.inspect("blue", "web"));
      assertThat(stub.list("blue")).containsExactly("web");
      assertThat(stub.listNamespaces()).containsExactly("blue");
      assertThat(stub.logs("blue", "web")).endsWith("last line of web\n");
      assertThat(stub.status().objects()).containsExactly(ContainerObject.ID);
      stub.delete("blue", "web");
      assertThatThrownBy(() -> stub.delete("blue", "web"))
          .isInstanceOf(ContainerException.NotFound.class)
          .hasMessage("container blue/web not found");
    }
  }

  @Test
  void servesManyThreadsAtOnce() throws Exception {
    try (ZbusServer server = serve();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(server).isNotNull();
      for (Future<String> id :
          IntStream.range(0, 100)
              .mapToObj(i -> WEB.toBuilder().name("web" + i).build())
              .map(container -> threads.submit(() -> stub.run("blue", container)))
              .toList()) {
        assertThat(id.get()).startsWith("web");
      }
    }
    assertThat(module.list("blue")).hasSize(100);
  }

  @Test
  void isUnavailableWhileRedisIsAwayAndWorksAgainAfterwards() {
    try (ZbusServer server = serve()) {
      assertThat(server).isNotNull();
      assertThat(stub.listNamespaces()).isEmpty();
      redis.kill();
      assertThatThrownBy(() -> stub.list("blue"))
          .isInstanceOf(ContainerException.Unavailable.class)
          .hasMessageStartingWith("list blue: ")
          .hasMessageContaining("Redis at " + redis.address());
      redis.restart();
      Eventually.asserted("calls work", () -> assertThat(stub.list("blue")).isEmpty());
    }
  }

  @Test
  void takesACallBackThatNobodyTook() {
    try (ContainerStub impatient = impatient()) {
      assertThatThrownBy(() -> impatient.run("blue", WEB))
          .isInstanceOf(ContainerException.Unavailable.class)
          .hasMessageContaining("is contd running?");
    }
    assertThat(redis.cli("LLEN", ContainerObject.queue(ContainerObject.MODULE).key()))
        .isEqualTo("0");
  }

  @Test
  void closingItClosesItsConnections() {
    ContainerStub impatient = impatient();
    assertThatThrownBy(impatient::listNamespaces)
        .isInstanceOf(ContainerException.Unavailable.class);
    assertThat(connections()).isGreaterThan(1);
    impatient.close();
    Eventually.that("only redis-cli is connected", () -> connections() == 1);
  }

  private ContainerStub impatient() {
    return ContainerStub.over(RedisAddress.parse(redis.address()))
        .timeouts(CallTimeouts.all(Duration.ofMillis(50)))
        .build();
  }

  private long connections() {
    return redis.cli("CLIENT", "LIST").lines().count();
  }
}
