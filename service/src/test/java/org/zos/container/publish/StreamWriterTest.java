package org.zos.container.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zos.container.publish.Sample.created;
import static org.zos.container.publish.Sample.deleted;
import static org.zos.container.publish.Sample.started;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.EventFields;
import org.zos.container.contract.LifecycleEvent;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.EventLog.EventRecord;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.wire.EncodedValue;

final class StreamWriterTest {
  private final FakeEventLog log = new FakeEventLog();
  private final StreamWriter writer =
      new StreamWriter(log, Clock.fixed(Instant.ofEpochMilli(1000), ZoneOffset.UTC));

  private void writeInVain(LifecycleEvent event) {
    assertThatThrownBy(() -> writer.write(event)).isInstanceOf(TransportException.class);
  }

  @Test
  void beginsAnEpochWhereThereIsNothingToGoOnFrom() {
    writer.write(created());
    assertThat(log.ids()).containsExactly("1000-1");
  }

  @Test
  void goesOnFromTheLastEntryOfAnEarlierRun() {
    log.addForeign(new EntryId(500, 7));
    writer.write(created());
    writer.write(started(1));
    assertThat(log.ids()).containsExactly("500-8", "500-9");
  }

  @Test
  void idsFollowOneAnother() {
    for (int i = 1; i <= 4; i++) {
      writer.write(started(i));
    }
    assertThat(log.ids()).containsExactly("1000-1", "1000-2", "1000-3", "1000-4");
  }

  @Test
  void anEntryCarriesTheEventAndItsState() {
    writer.write(started(101));
    EventRecord entry = log.entries().getFirst();
    assertThat(entry.fields()).isEqualTo(EventFields.of(started(101)));
    assertThat(entry.subject()).isEqualTo("blue/web");
    assertThat(entry.state()).contains(StateJson.of(entry.id(), entry.fields()));
  }

  @Test
  void liveSubscribersGetTheFieldsToo() {
    writer.write(started(101));
    byte[] message = log.entries().getFirst().message();
    assertThat(Codecs.mapOf(Codecs.STRING).decode(new EncodedValue(message)))
        .isEqualTo(EventFields.of(started(101)));
  }

  @Test
  void whatWasDeletedHasNoState() {
    writer.write(created());
    assertThat(log.state()).containsOnlyKeys("blue/web");
    writer.write(deleted());
    assertThat(log.state()).isEmpty();
  }

  @Test
  void beginsAnEpochWhenRedisLostEverything() {
    log.addForeign(new EntryId(500, 7));
    writer.write(created());
    log.flush();
    writer.write(started(1));
    writer.write(started(2));
    assertThat(log.ids()).containsExactly("1000-1", "1000-2");
  }

  @Test
  void goesOnBehindWhatSomebodyElseWrote() {
    writer.write(created());
    log.addForeign(new EntryId(1000, 5));
    writer.write(started(1));
    assertThat(log.ids()).containsExactly("1000-1", "1000-6");
  }

  @Test
  void anEventThatWasLostIsWritten() {
    writer.write(created());
    log.loseAppend();
    writeInVain(started(1));
    assertThat(log.ids()).containsExactly("1000-1");
    writer.write(started(1));
    writer.write(started(2));
    assertThat(log.ids()).containsExactly("1000-1", "1000-2", "1000-3");
    assertThat(log.events()).containsExactly(created(), started(1), started(2));
  }

  @Test
  void anEventWhoseAnswerWasLostIsNotWrittenTwice() {
    writer.write(created());
    log.loseAnswer();
    writeInVain(started(1));
    writer.write(started(1));
    writer.write(started(2));
    assertThat(log.events()).containsExactly(created(), started(1), started(2));
  }

  @Test
  void theVeryFirstEventWhoseAnswerWasLostIsNotWrittenTwice() {
    log.loseAnswer();
    writeInVain(created());
    writer.write(created());
    assertThat(log.ids()).containsExactly("1000-1");
  }

  @Test
  void doubtOutlastsFurtherFailures() {
    writer.write(created());
    log.loseAnswer();
    writeInVain(started(1));
    log.setAway(true);
    writeInVain(started(1));
    writeInVain(started(1));
    log.setAway(false);
    writer.write(started(1));
    assertThat(log.events()).containsExactly(created(), started(1));
  }

  @Test
  void doubtEndsWithTheEventItWasAbout() {
    log.loseAnswer();
    writeInVain(started(1));
    writer.write(started(1));
    log.loseAppend();
    writeInVain(started(2));
    writer.write(started(2));
    assertThat(log.events()).containsExactly(started(1), started(2));
  }

  @Test
  void anEventThatRedisHadAndLostIsWrittenAgain() {
    log.loseAnswer();
    writeInVain(started(1));
    log.flush();
    writer.write(started(1));
    assertThat(log.events()).containsExactly(started(1));
  }

  @Test
  void whileRedisIsAwayNothingIsWritten() {
    log.setAway(true);
    writeInVain(created());
    log.setAway(false);
    writer.write(created());
    assertThat(log.ids()).containsExactly("1000-1");
  }

  @Test
  void closesItsLog() {
    writer.close();
    assertThat(log.isClosed()).isTrue();
  }
}
