package org.zos.container.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zos.container.supervise.Sample.WEB;
import static org.zos.container.supervise.Sample.at;
import static org.zos.container.supervise.Sample.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zos.container.contract.EventSubject;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineEvent;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.LastExit;
import org.zos.container.runtime.TaskState;
import org.zos.container.testing.FakeCounters;
import org.zos.container.testing.FakeSink;
import org.zos.zbus.wire.EncodedValue;

final class ChronicleTest {
  private final Incarnations incarnations = new Incarnations();
  private final FakeSink sink = new FakeSink();
  private final List<ContainerRef> lookups = new ArrayList<>();
  private final FakeCounters counters = new FakeCounters();
  private final MemoryKills kills = new MemoryKills(counters);
  private final List<LastExit> ends = new ArrayList<>();
  private Optional<EventSubject> onRecord = Optional.of(web("on-record"));
  private final Chronicle chronicle =
      new Chronicle(incarnations, this::lookup, sink, kills, (subject, exit) -> ends.add(exit));

  private Optional<EventSubject> lookup(EngineEvent event) {
    lookups.add(event.ref());
    return onRecord;
  }

  private void created(long second) {
    chronicle.tell(new EngineEvent.Created(WEB, at(second)));
  }

  private void exited(long code) {
    chronicle.tell(new EngineEvent.Exited(WEB, at(90), 101, code));
  }

  private void started() {
    chronicle.tell(new EngineEvent.Started(WEB, at(70), 101));
  }

  private void outOfMemory() {
    chronicle.tell(new EngineEvent.OutOfMemory(WEB, at(80)));
  }

  private void deleted() {
    chronicle.tell(new EngineEvent.Deleted(WEB, at(99)));
  }

  private LifecycleEvent last() {
    return sink.events().getLast();
  }

  private LifecycleEvent.Exited lastExit() {
    return (LifecycleEvent.Exited) last();
  }

  @Test
  void tellsEachEventOfAnAnnouncedContainerWithAllThatIsKnownOfIt() {
    incarnations.expect(web("1"), at(0));
    created(1);
    assertThat(last()).isEqualTo(new LifecycleEvent.Created(at(1), web("1")));
    chronicle.tell(new EngineEvent.Started(WEB, at(2), 101));
    assertThat(last()).isEqualTo(new LifecycleEvent.Started(at(2), web("1"), 101));
    chronicle.tell(new EngineEvent.OutOfMemory(WEB, at(3)));
    assertThat(last()).isEqualTo(new LifecycleEvent.Oom(at(3), web("1")));
    chronicle.tell(new EngineEvent.Exited(WEB, at(4), 101, 137));
    assertThat(last()).isEqualTo(new LifecycleEvent.Exited(at(4), web("1"), 101, 137, 9, true, ""));
    chronicle.tell(new EngineEvent.Deleted(WEB, at(5)));
    assertThat(last()).isEqualTo(new LifecycleEvent.Deleted(at(5), web("1"), ""));
    assertThat(lookups).isEmpty();
  }

  @Test
  void aContainerThatNobodyCanLookUpAnyMoreIsNamedByItsTime() {
    onRecord = Optional.empty();
    created(1);
    deleted();
    created(2);
    assertThat(sink.told())
        .containsExactly("created web " + at(1), "deleted web " + at(1), "created web " + at(2));
  }

  @Test
  void anAnnouncementHoldsWhereTheClockWasSetBackSince() {
    onRecord = Optional.empty();
    incarnations.expect(web("1"), at(10));
    created(1);
    assertThat(sink.told()).containsExactly("created web 1");
  }

  @Test
  void aLateEndOfAnEarlierContainerIsNotTheNextOnes() {
    incarnations.expect(web("1"), at(0));
    created(1);
    incarnations.expect(web("2"), at(10));
    exited(0);
    deleted();
    created(11);
    exited(0);
    assertThat(sink.told())
        .containsExactly(
            "created web 1", "exited web 1", "deleted web 1", "created web 2", "exited web 2");
  }

  @Test
  void whatNobodyAnnouncedIsLookedUpOnce() {
    created(1);
    exited(0);
    deleted();
    assertThat(sink.told())
        .containsExactly("created web on-record", "exited web on-record", "deleted web on-record");
    assertThat(lookups).containsExactly(WEB);
  }

  @Test
  void whatWasThereBeforeIsKnown() {
    incarnations.replaceAll(List.of(web("old")));
    exited(0);
    deleted();
    assertThat(sink.told()).containsExactly("exited web old", "deleted web old");
    assertThat(lookups).isEmpty();
  }

  @Test
  void whatComesAfterTheEndIsLookedUp() {
    incarnations.replaceAll(List.of(web("old")));
    deleted();
    exited(0);
    assertThat(sink.told()).containsExactly("deleted web old", "exited web on-record");
  }

  @ParameterizedTest
  @CsvSource({
    "0,0", "1,0", "127,0", "128,0", "129,1", "137,9", "143,15", "192,64", "193,0", "255,0"
  })
  void readsTheSignalOutOfTheExitCode(long code, long signal) {
    incarnations.begin(web("1"));
    exited(code);
    assertThat(lastExit().signal()).isEqualTo(signal);
    assertThat(lastExit().exitCode()).isEqualTo(code);
  }

  @Test
  void anEndWithoutWantOfMemoryIsNotForWantOfMemory() {
    incarnations.begin(web("1"));
    exited(137);
    assertThat(lastExit().oomKilled()).isFalse();
  }

  @Test
  void wantOfMemoryCountsForOneEnd() {
    incarnations.begin(web("1"));
    outOfMemory();
    exited(137);
    assertThat(lastExit().oomKilled()).isTrue();
    exited(137);
    assertThat(lastExit().oomKilled()).isFalse();
  }

  @Test
  void theKernelsCountIsEnough() {
    incarnations.begin(web("1"));
    counters.kills(WEB, 1);
    exited(137);
    assertThat(lastExit().oomKilled()).isTrue();
  }

  @Test
  void whatWasSeenBeforeTheTaskWentCountsForOneEnd() {
    incarnations.begin(web("1"));
    started();
    counters.kills(WEB, 1);
    seenBeforeItsTaskWent("1");
    exited(137);
    assertThat(lastExit().oomKilled()).isTrue();
    started();
    exited(137);
    assertThat(lastExit().oomKilled()).isFalse();
  }

  /** Somebody removes the container, and looks before the kernel's counter goes. */
  private void seenBeforeItsTaskWent(String uid) {
    counters.kills(WEB, 1);
    kills.look(WEB, () -> Optional.of(record(uid)));
    counters.kills(WEB, 0);
  }

  private static ContainerRecord record(String uid) {
    return new ContainerRecord(WEB, Map.of(Labels.UID, uid), new EncodedValue(new byte[0]), at(1));
  }

  @Test
  void whatWasSeenCountsThoughTheEventsCameLaterThanTheRemoval() {
    incarnations.expect(web("1"), at(0));
    seenBeforeItsTaskWent("1");
    created(1);
    started();
    exited(137);
    assertThat(lastExit().oomKilled()).isTrue();
    deleted();
  }

  @Test
  void whatWasSeenOfOneIncarnationIsNotAnothers() {
    incarnations.expect(web("1"), at(0));
    incarnations.expect(web("2"), at(10));
    seenBeforeItsTaskWent("2");
    created(1);
    exited(0);
    assertThat(lastExit().oomKilled()).isFalse();
    deleted();
    created(11);
    exited(137);
    assertThat(lastExit().oomKilled()).isTrue();
  }

  @Test
  void whatWasSeenAfterTheEndIsForgottenWithTheContainer() {
    incarnations.begin(web("1"));
    exited(137);
    seenBeforeItsTaskWent("1");
    assertThat(kills.happened(record("1"))).isTrue();
    deleted();
    assertThat(kills.happened(record("1"))).isFalse();
  }

  @Test
  void whatIsToldAfterTheEndIsNotTheNextProcesses() {
    incarnations.begin(web("1"));
    exited(137);
    outOfMemory();
    started();
    exited(137);
    assertThat(lastExit().oomKilled()).isFalse();
  }

  @Test
  void theCounterIsLocatedByTheProcessForAsLongAsThereIsTheContainer() {
    incarnations.begin(web("1"));
    started();
    assertThat(counters.located()).containsEntry(WEB, 101L);
    deleted();
    assertThat(counters.located()).isEmpty();
  }

  @Test
  void anEndIsHandedOnWithCodeAndTime() {
    incarnations.begin(web("1"));
    exited(3);
    outOfMemory();
    exited(137);
    assertThat(ends)
        .containsExactly(
            new LastExit(new TaskState.Exit(3, at(90)), false),
            new LastExit(new TaskState.Exit(137, at(90)), true));
  }

  @Test
  void wantOfMemoryInOneContainerIsNotAnothers() {
    incarnations.begin(web("1"));
    chronicle.tell(new EngineEvent.OutOfMemory(new ContainerRef("red", "web"), at(80)));
    exited(137);
    assertThat(lastExit().oomKilled()).isFalse();
  }

  @Test
  void wantOfMemoryEndsWithItsIncarnation() {
    incarnations.begin(web("1"));
    outOfMemory();
    deleted();
    incarnations.begin(web("2"));
    exited(0);
    assertThat(lastExit().oomKilled()).isFalse();
  }

  @Test
  void wantOfMemoryIsNotTheNextIncarnationsThoughTheFirstsEndWasMissed() {
    incarnations.begin(web("1"));
    outOfMemory();
    created(85);
    exited(0);
    assertThat(lastExit().oomKilled()).isFalse();
  }
}
