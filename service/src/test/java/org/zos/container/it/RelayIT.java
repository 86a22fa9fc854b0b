package org.zos.container.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.LogTarget;
import org.zos.container.contract.StatsTarget;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.FreePort;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.transport.EventChannels;
import org.zos.zbus.transport.redis.RedisAddress;
import org.zos.zbus.transport.redis.RedisTransport;

/** Output and measurements come out on the channels of another Redis, which has a password. */
class RelayIT {
  private static final TestNode NODE = TestNode.start();
  private static final PrivateRedis TARGET = PrivateRedis.start();
  private static String server = "";
  private static RedisTransport listening;

  @BeforeAll
  static void listenWithAPassword() {
    String port = Integer.toString(FreePort.find());
    TARGET.cli("CONFIG", "SET", "bind", "127.0.0.1", "port", port);
    TARGET.cli("CONFIG", "SET", "requirepass", "hunter2");
    server = "redis://:hunter2@127.0.0.1:" + port;
    listening = RedisTransport.at(RedisAddress.parse(server));
  }

  @AfterAll
  static void stop() {
    NODE.close();
    listening.close();
    TARGET.close();
  }

  /** What comes on a channel of the other Redis. */
  private static final class Listener implements AutoCloseable {
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final EventChannels.Listening channel;

    Listener(String name) {
      channel =
          listening.channels().listen(name, message -> messages.add(new String(message, UTF_8)));
    }

    void eventually(String what, List<String> expected) {
      Eventually.asserted(what, () -> assertThat(messages).isEqualTo(expected));
    }

    /** All of it in order; what came again, because something broke at it, is passed over. */
    List<String> distinct() {
      return messages.stream().distinct().toList();
    }

    @Override
    public void close() {
      channel.close();
    }
  }

  private static LogTarget to(String stdout, String stderr) {
    return new LogTarget(
        "redis", new LogTarget.Streams(server + "/" + stdout, server + "/" + stderr));
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(i -> i + "\n").toList();
  }

  /** Writes numbers, a few at a time, so that it takes a while. */
  private static String counting(int count) {
    return "i=0; while [ $i -lt %d ]; do echo $i; i=$((i+1)); [ $((i%%50)) = 0 ] && sleep 0.1; done; exec sleep 1000"
        .formatted(count);
  }

  private static Path spool(String ns, String id) {
    return NODE.root().resolve("relay").resolve(ns).resolve(id);
  }

  @Test
  void eachStreamComesLineByLineOnItsChannel() {
    try (ContdProcess contd = NODE.contd();
        ContainerStub stub = NODE.stub();
        Listener out = new Listener("streams-out");
        Listener err = new Listener("streams-err")) {
      stub.run(
          "relay",
          NODE.script("streams", "echo one; echo oops >&2; echo two; printf half; exec sleep 1000")
              .logs(List.of(to("streams-out", "streams-err")))
              .build());
      out.eventually("stdout", List.of("one\n", "two\n"));
      err.eventually("stderr", List.of("oops\n"));
      stub.delete("relay", "streams");
      out.eventually("the rest of stdout", List.of("one\n", "two\n", "half\n"));
      assertThat(spool("relay", "streams")).doesNotExist();
      assertThat(NODE.log("relay", "streams")).content().contains("one\n", "oops\n", "half");
      assertThat(contd.printed()).doesNotContain("hunter2");
    }
  }

  @Test
  void measurementsComeEveryFewSeconds() throws IOException {
    try (ContdProcess contd = NODE.contd();
        ContainerStub stub = NODE.stub();
        Listener stats = new Listener("stats")) {
      stub.run(
          "relay",
          NODE.script("stats", "exec sleep 1000")
              .memory(64L * 1024 * 1024)
              .stats(List.of(new StatsTarget("redis", server + "/stats")))
              .build());
      Eventually.that("two came", () -> stats.messages.size() >= 2);
      JsonNode first = new JsonMapper().readTree(stats.messages.getFirst());
      assertThat(first.fieldNames())
          .toIterable()
          .containsExactly(
              "timestamp",
              "memory_usage",
              "memory_limit",
              "memory_cache",
              "cpu_usage",
              "pids_current");
      assertThat(first.path("memory_limit").asLong()).isEqualTo(64L * 1024 * 1024);
      assertThat(first.path("pids_current").asLong()).isEqualTo(1);
      stub.delete("relay", "stats");
      assertThat(contd.isAlive()).isTrue();
    }
  }

  @Test
  void noLineIsMissingThoughTheModuleIsKilled() {
    int count = 1000;
    try (ContainerStub stub = NODE.stub();
        Listener out = new Listener("killed")) {
      ContdProcess first = NODE.contd();
      stub.run(
          "relay",
          NODE.script("killed", counting(count)).logs(List.of(to("killed", "none"))).build());
      Eventually.that("some came", () -> out.messages.size() > 100);
      first.kill();
      try (ContdProcess second = NODE.contd()) {
        Eventually.that("all came", () -> out.distinct().size() == count);
        assertThat(out.distinct()).isEqualTo(numbers(count));
        assertThat(second.isAlive()).isTrue();
        stub.delete("relay", "killed");
      }
    }
  }

  @Test
  void afterAnOrderlyRestartNothingComesTwice() {
    int count = 1000;
    try (ContainerStub stub = NODE.stub();
        Listener out = new Listener("restarted")) {
      try (ContdProcess first = NODE.contd()) {
        stub.run(
            "relay",
            NODE.script("restarted", counting(count))
                .logs(List.of(to("restarted", "none")))
                .build());
        Eventually.that("some came", () -> out.messages.size() > 100);
        assertThat(first.isAlive()).isTrue();
      }
      try (ContdProcess second = NODE.contd()) {
        out.eventually("all came once", numbers(count));
        stub.delete("relay", "restarted");
        assertThat(second.isAlive()).isTrue();
      }
    }
  }

  @Test
  void noLineIsMissingThoughTheOtherRedisDidNotAnswer() throws InterruptedException {
    int count = 1000;
    try (ContdProcess contd = NODE.contd();
        ContainerStub stub = NODE.stub();
        Listener out = new Listener("stopped")) {
      stub.run(
          "relay",
          NODE.script("stopped", counting(count)).logs(List.of(to("stopped", "none"))).build());
      Eventually.that("some came", () -> out.messages.size() > 100);
      TARGET.signal("STOP");
      Eventually.that("it is noticed", () -> contd.printed().contains("did not answer"));
      assertThat(stub.list("relay")).contains("stopped");
      TARGET.signal("CONT");
      Eventually.that("all came", () -> out.distinct().size() == count);
      assertThat(out.distinct()).isEqualTo(numbers(count));
      stub.delete("relay", "stopped");
    }
  }
}
