package org.zos.zbus.transport.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.server.MethodSpec;
import org.zos.zbus.server.Redo;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.EventLog;
import org.zos.zbus.transport.TransportException;

/** A module and a caller with no more rights than they need; README.md tells operators of them. */
class RedisAclIT {
  /** What belongs to the module, and reply lists, whose names are UUIDs. */
  private static final String NAMES =
      "resetkeys resetchannels ~office.* &office.* ~????????-????-????-????-????????????";

  private static final String SERVING =
      "+ping +info +blmove +lrange +lrem +lpop +rpop +lpush +rpush +ltrim +exists +set +ttl"
          + " +expire +hget +hset +hdel +hkeys +eval +evalsha +client|id +client|unblock";

  private static final String PUBLISHING =
      "+eval +evalsha +info +xadd +xrevrange +hget +hgetall +hlen +hset +hdel +del +publish";

  private static final String CALLING = "+ping +rpush +lrem +blpop +lpop";
  private static final String FOLLOWING = "+xread +xrevrange +hget +hgetall +hlen";

  private static final String STREAM = TestBus.MODULE + ".desk@1.0.Events";
  private static final EntryId FIRST = new EntryId(7, 1);

  private final PrivateRedis redis = PrivateRedis.start();
  private final List<RedisTransport> opened = new ArrayList<>();

  @AfterEach
  void stop() {
    opened.forEach(RedisTransport::close);
    redis.close();
  }

  private RedisTransport as(String user, String... rules) {
    List<String> command = new ArrayList<>(List.of("ACL", "SETUSER", user, "on", ">secret"));
    command.add("nocommands");
    for (String some : rules) {
      command.addAll(List.of(some.split(" ")));
    }
    redis.cli(command.toArray(String[]::new));
    String address = "redis-socket://" + user + ":secret@" + redis.socket();
    RedisTransport transport = RedisTransport.at(RedisAddress.parse(address));
    opened.add(transport);
    return transport;
  }

  private String refusals() {
    return redis.cli("ACL", "LOG");
  }

  @Test
  void serverAndCallerNeedNoFurtherRights() {
    RedisTransport module = as("module", NAMES, SERVING);
    RedisTransport caller = as("caller", NAMES, CALLING);
    MethodSpec hello =
        MethodSpec.named("Hello").onCrash(Redo.REPEAT).returning(Codecs.STRING, call -> "hello");
    module.check();
    caller.check();
    try (TestBus bus = TestBus.on(module, caller.caller(), settings -> settings, hello)) {
      assertThat(bus.call("Hello").returning(Codecs.STRING, TestBus.PATIENCE)).isEqualTo("hello");
      assertThat(bus.status().workers()).isNotEmpty();
    }
    assertThat(refusals()).as("what was refused").isEmpty();
  }

  @Test
  void callerThatMayNotTakeSeveralRepliesAtOnceTakesThemOneByOne() {
    RedisTransport module = as("module", NAMES, SERVING);
    RedisTransport caller = as("caller", NAMES, CALLING, "-lpop");
    MethodSpec hello = MethodSpec.named("Hello").returning(Codecs.STRING, call -> "hello");
    try (TestBus bus = TestBus.on(module, caller.caller(), settings -> settings, hello)) {
      for (int i = 0; i < 3; i++) {
        assertThat(bus.call("Hello").returning(Codecs.STRING, TestBus.PATIENCE)).isEqualTo("hello");
      }
    }
    assertThat(refusals())
        .as("asked for once")
        .contains("count\n1\nreason\ncommand\n")
        .containsOnlyOnce("object\nlpop\n");
  }

  @Test
  void writerAndReaderOfEventsNeedNoFurtherRights() {
    RedisTransport module = as("module", NAMES, PUBLISHING);
    RedisTransport caller = as("caller", NAMES, FOLLOWING);
    try (EventLog log = module.eventLog(STREAM, 100);
        var reader = caller.eventReader(STREAM)) {
      write(log);
      assertThat(log.lastPosition()).hasValue(FIRST);
      assertThat(log.state()).containsEntry("one", "up");
      assertThat(reader.last()).hasValue(FIRST);
      assertThat(reader.read(EntryId.BEGINNING, 10, Duration.ofMillis(10))).hasSize(1);
      assertThat(reader.position()).hasValue(FIRST);
      assertThat(reader.state().orElseThrow().records()).containsEntry("one", "up");
    }
    assertThat(refusals()).as("what was refused").isEmpty();
  }

  private static void write(EventLog log) {
    log.begin(FIRST.epoch());
    Map<String, String> fields = Map.of("n", "1");
    byte[] message = "told".getBytes(UTF_8);
    assertThat(
            log.append(new EventLog.EventRecord(FIRST, fields, "one", Optional.of("up"), message)))
        .isTrue();
  }

  @Test
  void rightThatIsMissingIsNamed() {
    RedisTransport module = as("module", NAMES, SERVING);
    try (EventLog log = module.eventLog(STREAM, 100)) {
      assertThatThrownBy(() -> log.nextEpoch(1))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("NOPERM")
          .hasMessageContaining("xrevrange");
    }
  }

  @Test
  void connectingNeedsNoRightsAndSoTellsWhichIsMissing() {
    RedisTransport nobody = as("nobody");
    assertThatThrownBy(nobody::check)
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("NOPERM")
        .hasMessageContaining("ping");
  }
}
