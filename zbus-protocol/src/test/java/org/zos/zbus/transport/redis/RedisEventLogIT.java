package org.zos.zbus.transport.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.EventLog;
import org.zos.zbus.transport.EventLog.EventRecord;
import org.zos.zbus.transport.EventReader;
import org.zos.zbus.transport.StreamEntry;

class RedisEventLogIT {
  private static final String STREAM = "module.object@1.0.Events";
  private static final String STATE = STREAM + ".state";

  private PrivateRedis redis;
  private RedisTransport transport;
  private EventLog log;

  @BeforeEach
  void start() {
    redis = PrivateRedis.start();
    transport = redis.transport();
    log = transport.eventLog(STREAM, 1000);
  }

  @AfterEach
  void stop() {
    transport.close();
    redis.close();
  }

  private static EventRecord event(EntryId id, String subject, String state) {
    return new EventRecord(
        id,
        Map.of("n", Long.toString(id.seq())),
        subject,
        state.isEmpty() ? Optional.empty() : Optional.of(state),
        "told".getBytes(UTF_8));
  }

  private EntryId begun(long epoch) {
    log.begin(epoch);
    return new EntryId(epoch, 0);
  }

  private static List<EntryId> ids(EventReader reader) {
    return reader.read(EntryId.BEGINNING, 100, Duration.ZERO).stream()
        .map(StreamEntry::id)
        .toList();
  }

  @Test
  void anEmptyRedisHasNoPosition() {
    assertThat(log.lastPosition()).isEmpty();
  }

  @Test
  void entriesFollowOneAnotherAndTheStateHoldsTheLastOfEachSubject() {
    EntryId first = begun(7).next();
    assertThat(log.append(event(first, "a", "one"))).isTrue();
    assertThat(log.append(event(first.next(), "b", "two"))).isTrue();
    assertThat(log.append(event(first.next().next(), "a", ""))).isTrue();

    try (EventReader reader = transport.eventReader(STREAM)) {
      assertThat(ids(reader)).hasToString("[7-1, 7-2, 7-3]");
      assertThat(reader.last()).contains(new EntryId(7, 3));
      assertThat(reader.read(new EntryId(7, 1), 1, Duration.ZERO))
          .containsExactly(new StreamEntry(new EntryId(7, 2), Map.of("n", "2")));
    }
    assertThat(redis.cli("hget", STATE, "b")).isEqualTo("two");
    assertThat(redis.cli("hexists", STATE, "a")).isEqualTo("0");
    assertThat(redis.cli("hget", STATE, "_position")).isEqualTo("7-3");
    assertThat(log.lastPosition()).contains(new EntryId(7, 3));
  }

  @Test
  void anEntryThatDoesNotFollowIsRefusedAndChangesNothing() {
    EntryId start = begun(7);
    EventLog other = transport.eventLog(STREAM, 1000);
    assertThat(other.lastPosition()).contains(start);
    assertThat(other.append(event(start.next(), "a", "theirs"))).isTrue();
    assertThat(log.append(event(start.next(), "a", "ours"))).isFalse();
    assertThat(redis.cli("hget", STATE, "a")).isEqualTo("theirs");
    assertThat(redis.cli("xlen", STREAM)).isEqualTo("1");
  }

  @Test
  void afterAFlushThereIsNoPositionAndNothingIsAdded() {
    EntryId first = begun(7).next();
    log.append(event(first, "a", "one"));
    redis.cli("flushall");
    assertThat(log.append(event(first.next(), "a", "two"))).isFalse();
    assertThat(log.lastPosition()).isEmpty();
    assertThat(redis.cli("exists", STREAM)).isEqualTo("0");
  }

  @Test
  void aNewEpochIsLargerThanEachBefore() {
    assertThat(log.nextEpoch(5)).isEqualTo(5);
    log.append(event(begun(70).next(), "a", "one"));
    assertThat(log.nextEpoch(5)).isEqualTo(71);
    redis.cli("del", STREAM);
    assertThat(log.nextEpoch(5)).isEqualTo(71);
  }

  @Test
  void aNewEpochEmptiesTheState() {
    log.append(event(begun(7).next(), "a", "one"));
    log.begin(8);
    assertThat(redis.cli("hexists", STATE, "a")).isEqualTo("0");
    assertThat(log.append(event(new EntryId(8, 1), "b", "two"))).isTrue();
    assertThat(log.lastPosition()).contains(new EntryId(8, 1));
  }

  @Test
  void whatAnotherRunOfRedisHoldsHasNoPosition() {
    log.append(event(begun(7).next(), "a", "one"));
    redis.cli("hset", STATE, "_run", "another");
    assertThat(log.lastPosition()).isEmpty();
  }

  @Test
  void aStreamThatEndsElsewhereThanItsStateSaysHasNoPosition() {
    log.append(event(begun(7).next(), "a", "one"));
    redis.cli("xadd", STREAM, "9-9", "n", "forged");
    assertThat(log.lastPosition()).isEmpty();
  }

  @Test
  void theStreamIsTrimmed() {
    EventLog small = transport.eventLog(STREAM, 10);
    small.begin(7);
    for (int i = 1; i <= 500; i++) {
      small.append(event(new EntryId(7, i), "a", "s" + i));
    }
    assertThat(Integer.parseInt(redis.cli("xlen", STREAM))).isBetween(10, 200);
    assertThat(redis.cli("hget", STATE, "a")).isEqualTo("s500");
  }

  @Test
  void aReaderWaitsForTheNextEntry() throws InterruptedException {
    EntryId first = begun(7).next();
    try (EventReader reader = transport.eventReader(STREAM)) {
      assertThat(reader.read(EntryId.BEGINNING, 10, Duration.ofMillis(50))).isEmpty();
      Thread writer = Thread.ofVirtual().start(() -> log.append(event(first, "a", "one")));
      assertThat(reader.read(EntryId.BEGINNING, 10, Duration.ofSeconds(60))).hasSize(1);
      writer.join();
    }
  }
}
