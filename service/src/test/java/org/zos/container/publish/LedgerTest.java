package org.zos.container.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zos.container.publish.Sample.THEN;
import static org.zos.container.publish.Sample.WEB;
import static org.zos.container.publish.Sample.created;
import static org.zos.container.publish.Sample.deleted;
import static org.zos.container.publish.Sample.exited;
import static org.zos.container.publish.Sample.numbered;
import static org.zos.container.publish.Sample.started;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.EventFields;
import org.zos.container.contract.LifecycleEvent;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.EventLog.EventRecord;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.wire.EncodedValue;

final class LedgerTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1000));

  private final FakeEventLog log = new FakeEventLog();
  private final Ledger ledger = new Ledger(log, CLOCK);

  private boolean begun;

  /** As the supervisor does it: before the first event it says what there is, here nothing. */
  private void begin() {
    if (!begun) {
      begun = true;
      ledger.take(Listing.of(THEN, List.of()));
    }
  }

  private void tell(LifecycleEvent... events) {
    begin();
    for (LifecycleEvent event : events) {
      ledger.take(event);
      ledger.write();
    }
  }

  private void tellInVain(LifecycleEvent event) {
    begin();
    ledger.take(event);
    writeInVain();
  }

  private void writeInVain() {
    assertThatThrownBy(ledger::write).isInstanceOf(TransportException.class);
  }

  private void show(Standing... standings) {
    begun = true;
    ledger.take(new Listing(THEN, List.of(standings), Set.of()));
    ledger.write();
  }

  /** A later instance of the module, on the same stream. */
  private Ledger next() {
    return new Ledger(log, CLOCK);
  }

  private static Standing running(long pid) {
    return Standing.created(WEB, THEN).running(pid, THEN);
  }

  @Test
  void beginsAnEpochWhereThereIsNothingToGoOnFrom() {
    tell(created());
    assertThat(log.ids()).containsExactly("1000-1");
  }

  @Test
  void noEpochBeginsBeforeItIsKnownWhatThereIs() {
    ledger.take(started(1));
    ledger.write();
    ledger.check();
    assertThat(log.ids()).isEmpty();
    ledger.take(Listing.of(THEN, List.of(running(1))));
    ledger.write();
    assertThat(log.events()).containsExactly(created(), started(1));
  }

  @Test
  void whatWasFoundOutIsToldOfContainersThatAreKnown() {
    begin();
    ledger.takeFound(exited(1, 3));
    ledger.write();
    assertThat(log.ids()).isEmpty();
    tell(created(), started(1));
    ledger.takeFound(exited(1, 3));
    ledger.write();
    assertThat(log.events()).containsExactly(created(), started(1), exited(1, 3));
  }

  @Test
  void goesOnFromTheLastEntryOfAnEarlierRun() {
    log.addForeign(new EntryId(500, 7));
    tell(created(), started(1));
    assertThat(log.ids()).containsExactly("500-8", "500-9");
  }

  @Test
  void anEntryCarriesTheEventAndItsState() {
    tell(created(), started(101));
    EventRecord entry = log.entries().getLast();
    assertThat(entry.fields()).isEqualTo(EventFields.of(started(101)));
    assertThat(entry.subject()).isEqualTo("blue/web");
    assertThat(entry.state()).contains(StateJson.of(entry.id(), started(101), running(101)));
  }

  @Test
  void liveSubscribersGetTheFieldsToo() {
    tell(created());
    byte[] message = log.entries().getFirst().message();
    assertThat(Codecs.mapOf(Codecs.STRING).decode(new EncodedValue(message)))
        .isEqualTo(EventFields.of(created()));
  }

  @Test
  void whatWasDeletedHasNoState() {
    tell(created());
    assertThat(log.state()).containsOnlyKeys("blue/web");
    tell(deleted());
    assertThat(log.state()).isEmpty();
  }

  @Test
  void whatWasToldIsNotToldAgainWhenItIsShown() {
    tell(created(), started(1));
    show(running(1));
    assertThat(log.events()).containsExactly(created(), started(1));
  }

  @Test
  void whatWasShownIsNotToldAgainWhenItIsTold() {
    show(running(1));
    tell(created(), started(1));
    assertThat(log.events()).containsExactly(created(), started(1));
  }

  @Test
  void whatAnEarlierRunHasToldIsNotToldAgain() {
    tell(created(), started(1));
    Ledger next = next();
    next.take(new Listing(THEN, List.of(running(1)), Set.of()));
    next.take(exited(1, 3));
    next.take(exited(1, 3));
    next.write();
    assertThat(log.events()).containsExactly(created(), started(1), exited(1, 3));
  }

  @Test
  void whatHappenedUnseenIsTold() {
    tell(created(), started(1), numbered(2));
    Ledger next = next();
    next.take(new Listing(THEN, List.of(), Set.of("blue/web-2")));
    next.write();
    assertThat(log.events().subList(3, 5))
        .extracting(LifecycleEvent::type)
        .containsExactly("exited", "deleted");
    assertThat(log.state()).containsOnlyKeys("blue/web-2");
  }

  @Test
  void anEpochThatBeginsTellsAllThatThereIs() {
    tell(created(), started(1), numbered(2), numbered(3), exited(1, 3));
    tell(Sample.deleted(3));
    log.flush();
    tell(numbered(4));
    assertThat(log.ids()).containsExactly("1001-1", "1001-2", "1001-3", "1001-4", "1001-5");
    assertThat(log.events())
        .containsExactlyInAnyOrder(created(), started(1), exited(1, 3), numbered(2), numbered(4))
        .containsSubsequence(created(), started(1), exited(1, 3));
  }

  @Test
  void theStateIsWholeFromTheFirstMomentOfAnEpoch() {
    tell(created(), started(1), numbered(2));
    log.flush();
    whenTheFlushIsSeen();
    log.loseAppend();
    tellInVain(exited(1, 3));
    assertThat(log.entries()).isEmpty();
    assertThat(log.state()).containsOnlyKeys("blue/web", "blue/web-2");
    assertThat(StateJson.parse(log.state().getOrDefault("blue/web", "")))
        .map(StateJson.Stored::standing)
        .contains(
            Standing.created(WEB, THEN)
                .ended(1, THEN, new Standing.End(Sample.LATER, 3, false, "")));
  }

  /** By the first addition behind it, which is refused. */
  private void whenTheFlushIsSeen() {
    log.beforeAppend(() -> {});
  }

  @Test
  void anEpochThatWasLeftHalfToldIsToldToItsEndByTheNext() {
    tell(created(), started(1), numbered(2));
    log.flush();
    whenTheFlushIsSeen();
    log.beforeAppend(() -> {});
    log.loseAppend();
    tellInVain(numbered(3));
    assertThat(log.entries()).hasSize(1);
    Ledger next = next();
    Standing other = Standing.created(numbered(2).subject(), THEN);
    Standing third = Standing.created(numbered(3).subject(), THEN);
    next.take(new Listing(THEN, List.of(running(1), other, third), Set.of()));
    next.write();
    assertThat(log.events())
        .containsExactlyInAnyOrder(created(), started(1), numbered(2), numbered(3));
  }

  /** Whoever read the state as the epoch began, and goes on with its entries, must free nothing. */
  @Test
  void anEpochBeginsWithTheIncarnationsThatItsEntriesTellOfFirst() {
    tell(created(), started(1));
    log.flush();
    ledger.take(Sample.deleted());
    ledger.take(new LifecycleEvent.Created(Sample.LATER, Sample.subject("web", "8")));
    whenTheFlushIsSeen();
    log.loseAppend();
    writeInVain();
    assertThat(log.entries()).isEmpty();
    assertThat(StateJson.parse(log.state().getOrDefault("blue/web", "")))
        .map(stored -> stored.standing().subject().uid())
        .contains("7");
    ledger.write();
    assertThat(log.events())
        .extracting(event -> event.type() + " " + event.subject().uid())
        .containsExactly("created 7", "started 7", "exited 7", "deleted 7", "created 8");
  }

  @Test
  void whatAnEpochBeganWithAndIsGoneBeforeItWasToldIsToldToBeGone() {
    tell(created(), started(1));
    log.flush();
    whenTheFlushIsSeen();
    log.loseAppend();
    tellInVain(numbered(2));
    assertThat(log.entries()).isEmpty();
    assertThat(log.state()).containsOnlyKeys("blue/web", "blue/web-2");
    Ledger next = next();
    next.take(new Listing(THEN, List.of(), Set.of()));
    next.write();
    assertThat(log.state()).isEmpty();
    assertThat(log.events())
        .extracting(event -> event.type() + " " + event.subject().id())
        .containsExactlyInAnyOrder(
            "created web",
            "started web",
            "exited web",
            "deleted web",
            "created web-2",
            "deleted web-2");
  }

  @Test
  void aFlushIsSeenWithoutAnEvent() {
    tell(created());
    log.flush();
    ledger.check();
    assertThat(log.ids()).containsExactly("1001-1");
    ledger.check();
    assertThat(log.ids()).containsExactly("1001-1");
  }

  @Test
  void anEpochIsLargerThanTheLastWhateverTheClock() {
    log.addForeign(new EntryId(5000, 7));
    tell(created());
    log.flush();
    ledger.check();
    assertThat(log.ids()).containsExactly("5001-1");
  }

  @Test
  void anOlderSnapshotIsNotGoneOnWith() {
    tell(created(), started(1), exited(1, 3));
    log.rewind(1);
    ledger.check();
    assertThat(log.ids()).containsExactly("1000-1", "1001-1", "1001-2", "1001-3");
  }

  @Test
  void whatSomebodyElseToldIsNotToldAgain() {
    tell(created());
    Ledger other = next();
    other.take(started(1));
    other.write();
    tell(started(1), exited(1, 3));
    assertThat(log.events()).containsExactly(created(), started(1), exited(1, 3));
  }

  @Test
  void nothingIsLookedAtBeforeThereIsSomethingToTell() {
    ledger.check();
    ledger.write();
    assertThat(log.positionsAsked()).isZero();
  }

  @Test
  void anEventThatWasLostIsWritten() {
    tell(created());
    log.loseAppend();
    tellInVain(started(1));
    assertThat(log.ids()).containsExactly("1000-1");
    ledger.write();
    tell(exited(1, 3));
    assertThat(log.events()).containsExactly(created(), started(1), exited(1, 3));
  }

  @Test
  void anEventWhoseAnswerWasLostIsNotWrittenTwice() {
    tell(created());
    log.loseAnswer();
    tellInVain(started(1));
    ledger.write();
    tell(exited(1, 3));
    assertThat(log.events()).containsExactly(created(), started(1), exited(1, 3));
  }

  @Test
  void theVeryFirstEventWhoseAnswerWasLostIsNotWrittenTwice() {
    log.loseAnswer();
    tellInVain(created());
    ledger.write();
    assertThat(log.ids()).containsExactly("1000-1");
  }

  @Test
  void doubtOutlastsFurtherFailures() {
    tell(created());
    log.loseAnswer();
    tellInVain(started(1));
    log.setAway(true);
    writeInVain();
    writeInVain();
    log.setAway(false);
    ledger.write();
    assertThat(log.events()).containsExactly(created(), started(1));
  }

  @Test
  void doubtEndsWithTheEventItWasAbout() {
    log.loseAnswer();
    tellInVain(created());
    ledger.write();
    log.loseAppend();
    tellInVain(started(2));
    ledger.write();
    assertThat(log.events()).containsExactly(created(), started(2));
  }

  @Test
  void anEventThatRedisHadAndLostIsWrittenAgain() {
    log.loseAnswer();
    tellInVain(created());
    log.flush();
    ledger.write();
    assertThat(log.events()).containsExactly(created());
  }

  @Test
  void whatCanNotBeReadAtFirstIsNotTaken() {
    log.addForeign(new EntryId(500, 7));
    log.setAway(true);
    assertThatThrownBy(() -> ledger.take(created())).isInstanceOf(TransportException.class);
    log.setAway(false);
    tell(created());
    assertThat(log.ids()).containsExactly("500-8");
  }

  @Test
  void aStateThatCanNotBeUnderstoodIsAsNone() {
    log.begin(7, Map.of("blue/web", "{"));
    tell(created());
    assertThat(log.ids()).containsExactly("7-1");
  }

  @Test
  void closesItsLog() {
    ledger.close();
    assertThat(log.isClosed()).isTrue();
  }
}
