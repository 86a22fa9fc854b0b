package org.zos.container.stub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerObject;
import org.zos.container.contract.ExecOutput;
import org.zos.container.stub.FakeModule;
import org.zos.container.stub.ServedModule;
import org.zos.container.stub.follow.EventWriter;
import org.zos.container.stub.follow.SampleEvents;
import org.zos.zbus.server.ZbusServer;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.transport.redis.RedisTransport;

/** The program as a process, over a real Redis. */
final class ContctlIT {
  private static final Container WEB =
      Container.named("web").rootFs("/rootfs").network("net-1").entrypoint("sleep 1").build();

  private final PrivateRedis redis = PrivateRedis.start();
  private final RedisTransport transport = redis.transport();
  private final FakeModule module = new FakeModule();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    transport.close();
    redis.close();
  }

  private ZbusServer serve() {
    return ServedModule.start(ContainerObject.MODULE, transport, module);
  }

  private ContctlProcess start(String... args) {
    return ContctlProcess.start(folder, Map.of("CONTD_BROKER", redis.address()), args);
  }

  /** Runs it to its end and wants it to print no result. */
  private void fails(int exitCode, String errors, String... args) throws Exception {
    try (ContctlProcess contctl = start(args)) {
      assertThat(contctl.rest()).isEmpty();
      assertThat(contctl.exitCode()).isEqualTo(exitCode);
      assertThat(contctl.errors()).isEqualTo(errors);
    }
  }

  private void prints(String out, String... args) throws Exception {
    try (ContctlProcess contctl = start(args)) {
      assertThat(contctl.rest()).isEqualTo(out);
      assertThat(contctl.exitCode()).isZero();
      assertThat(contctl.errors()).isEmpty();
    }
  }

  @Test
  void runsListsAndDeletes() throws Exception {
    try (ZbusServer server = serve()) {
      assertThat(server).isNotNull();
      prints("web\n", "run", "--name=web", "--rootfs=/rootfs", "--netns=net-1", "--", "sleep", "1");
      prints(
          """
          NAMESPACE  ID   STATUS   PID
          default    web  running  101
          """,
          "list");
      prints("", "delete", "web");
      fails(3, "contctl: container default/web not found\n", "delete", "web");
    }
  }

  @Test
  void runsACommandAndEndsAsItDid() throws Exception {
    module.run("default", WEB);
    module.endCommandsWith(
        new ExecOutput(42, "out\n".getBytes(UTF_8), "err".getBytes(UTF_8), false));
    try (ZbusServer server = serve();
        ContctlProcess contctl = start("exec", "web", "--", "ls", "--json")) {
      assertThat(server).isNotNull();
      assertThat(contctl.rest()).isEqualTo("out\n");
      assertThat(contctl.exitCode()).isEqualTo(42);
      assertThat(contctl.errors()).isEqualTo("err");
    }
    assertThat(module.lastCommand()).isEqualTo("PT30S [ls, --json]");
  }

  @Test
  void saysWhenRedisIsNotThere() throws Exception {
    fails(
        4,
        "contctl: list default: Redis at unix:///nowhere/redis.sock can't be reached: no such file"
            + " or directory; is it running? name another with --broker\n",
        "list",
        "--broker=unix:///nowhere/redis.sock");
    fails(
        4,
        "contctl: Redis at unix:///nowhere/redis.sock can't be reached: no such file or directory;"
            + " is it running? name another with --broker\n",
        "--broker=unix:///nowhere/redis.sock",
        "events",
        "--follow");
  }

  @Test
  void saysWhenTheModuleIsNotThere() throws Exception {
    fails(
        4,
        "contctl: status of container: no module 'container' takes calls, so this one was taken"
            + " back; is contd running? name another with --module\n",
        "status",
        "--timeout=100ms");
  }

  @Test
  void followsEventsUntilItIsInterrupted() throws Exception {
    try (EventWriter writer = new EventWriter(transport).begin(7);
        ContctlProcess contctl = start("events", "--follow", "--from=beginning")) {
      writer.add(SampleEvents.created("blue", "web"));
      assertThat(contctl.line()).startsWith("7-1 ").endsWith("  created     blue/web");
      writer.add(SampleEvents.started("blue", "web"));
      assertThat(contctl.line()).startsWith("7-2 ").endsWith("pid=101");
      contctl.signal("INT");
      assertThat(contctl.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(contctl.errors()).isEmpty();
    }
  }

  @Test
  void followsEventsAcrossARestartOfRedis() throws Exception {
    try (EventWriter writer = new EventWriter(transport).begin(7);
        ContctlProcess contctl = start("events", "--follow", "--from=beginning")) {
      writer.add(SampleEvents.created("blue", "web"));
      assertThat(contctl.line()).startsWith("7-1 ");
      redis.kill();
      Eventually.asserted(
          "it tells that Redis is away",
          () ->
              assertThat(contctl.errors())
                  .startsWith("contctl: no events for now: Redis at " + redis.address()));
      redis.restart();
      writer.begin(8).add(SampleEvents.started("blue", "web"));
      assertThat(contctl.line()).startsWith("8-1 ");
      assertThat(contctl.errors().lines()).allMatch(line -> line.startsWith("contctl: "));
    }
  }

  @Test
  void endsQuietlyWhenItsReaderLeaves() throws Exception {
    try (EventWriter writer = new EventWriter(transport).begin(7);
        ContctlProcess contctl = start("events", "-f", "--from=beginning")) {
      writer.add(SampleEvents.created("blue", "web"));
      assertThat(contctl.line()).startsWith("7-1 ");
      contctl.stopReading();
      writer.add(SampleEvents.started("blue", "web"));
      assertThat(contctl.exitCode()).isEqualTo(ExitCode.BROKEN_PIPE);
      assertThat(contctl.errors()).isEmpty();
    }
  }

  @Test
  void endsWithoutATraceOnTheBus() throws Exception {
    try (ZbusServer server = serve()) {
      assertThat(server).isNotNull();
      module.run("default", WEB);
      prints("first line of web\nlast line of web\n", "logs", "web");
    }
    // what remains is the server's: that it was there
    assertThat(redis.cli("KEYS", "*").lines())
        .isNotEmpty()
        .allMatch(key -> key.startsWith("container.lease.") || key.endsWith(".servers"));
  }
}
