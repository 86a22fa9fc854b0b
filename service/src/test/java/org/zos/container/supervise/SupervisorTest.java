package org.zos.container.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zos.container.supervise.Sample.WEB;
import static org.zos.container.supervise.Sample.at;
import static org.zos.container.supervise.Sample.web;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.EventSubject;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.NewContainer;
import org.zos.container.testing.FakeCounters;
import org.zos.container.testing.FakeEngine;
import org.zos.container.testing.FakeSink;
import org.zos.container.testing.Step;
import org.zos.container.testing.TickingClock;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.transport.Backoff;
import org.zos.zbus.wire.EncodedValue;

final class SupervisorTest {
  private static final Duration PAUSE = Duration.ofMillis(1);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final EncodedValue NOTHING = new EncodedValue(new byte[0]);

  private final TickingClock clock = new TickingClock();
  private final FakeEngine engine = new FakeEngine(clock);
  private final FakeSink sink = new FakeSink();
  private final FakeCounters counters = new FakeCounters();
  private final List<List<ContainerRecord>> reconciled = new CopyOnWriteArrayList<>();
  private final Supervisor supervisor =
      new Supervisor(
          engine,
          sink,
          new MemoryKills(counters),
          reconciled::add,
          new Backoff(PAUSE, PAUSE, RandomGenerator.getDefault()),
          clock);
  private final BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
  private int probes;

  @AfterEach
  void close() {
    supervisor.close();
  }

  /** Starts it and waits until it has told all there was. */
  private void startFollowing() {
    engine.before(Step.SUBSCRIBE, () -> threads.add(Thread.currentThread()));
    supervisor.start();
    awaitFollowing();
  }

  /** Waits until an event comes through, and with it all that came before. */
  private void awaitFollowing() {
    probes++;
    Eventually.that(
        "it follows",
        () -> {
          boolean told = sink.told().contains("oom probe-" + probes + " ");
          if (!told) {
            probes++;
            engine.runOutOfMemory(new ContainerRef("blue", "probe-" + probes));
          }
          return told;
        });
  }

  private void create(String uid) {
    engine.create(new NewContainer(WEB, Map.of(Labels.UID, uid), "{}", NOTHING));
  }

  private void awaitTold(String... events) {
    Eventually.asserted(
        "it tells",
        () ->
            assertThat(sink.told())
                .filteredOn(told -> !told.contains("probe"))
                .containsExactly(events));
  }

  private static ContainerRecord onRecord(String uid) {
    return new ContainerRecord(WEB, Map.of(Labels.UID, uid), NOTHING, at(0));
  }

  @Test
  void tellsALifeFromItsBeginningToItsEnd() {
    startFollowing();
    supervisor.expect(web("1"));
    create("1");
    engine.createTask(WEB, URI.create("binary:///shim"));
    engine.startTask(WEB);
    engine.exit(WEB, 0);
    engine.deleteTask(WEB);
    engine.delete(WEB);
    awaitTold("created web 1", "started web 1", "exited web 1", "deleted web 1");
  }

  @Test
  void saysWhichContainersThereAreAtTheStartAndAfterEachLoss() {
    engine.put(onRecord("old"));
    startFollowing();
    assertThat(reconciled).containsExactly(List.of(onRecord("old")));
    engine.goAway();
    engine.lose(WEB);
    engine.comeBack();
    Eventually.asserted(
        "it says so again",
        () -> assertThat(reconciled).containsExactly(List.of(onRecord("old")), List.of()));
  }

  @Test
  void whatIsLearntOfAContainerLaterIsToldFromThenOn() {
    startFollowing();
    supervisor.expect(web("1"));
    create("1");
    awaitTold("created web 1");
    EventSubject more =
        new EventSubject(WEB.ns(), WEB.id(), "1", "net", "/there", List.of(), List.of(), "r");
    supervisor.correct(more);
    engine.createTask(WEB, URI.create("binary:///shim"));
    engine.startTask(WEB);
    awaitTold("created web 1", "started web 1");
    assertThat(sink.events().getLast().subject()).isEqualTo(more);
  }

  @Test
  void subscribesBeforeItLists() {
    engine.put(onRecord("old"));
    engine.putProcess(WEB);
    engine.before(Step.LIST, () -> engine.exit(WEB, 3));
    supervisor.start();
    awaitTold("exited web old");
    assertThat(engine.steps())
        .containsSubsequence(Step.SUBSCRIBE, Step.NAMESPACES, Step.LIST)
        .startsWith(Step.SUBSCRIBE);
  }

  @Test
  void knowsWhatWasThereBeforeItCame() {
    engine.put(onRecord("old"));
    startFollowing();
    engine.delete(WEB);
    awaitTold("deleted web old");
  }

  @Test
  void looksUpWhatNobodyAnnounced() {
    startFollowing();
    create("foreign");
    awaitTold("created web foreign");
  }

  @Test
  void tellsTheNameWhereNothingCanBeLookedUp() {
    startFollowing();
    engine.fail(Step.FIND, new EngineException.Unavailable("away"));
    create("foreign");
    awaitTold("created web ");
  }

  @Test
  void waitsForAnEngineThatIsAway() {
    engine.goAway();
    supervisor.start();
    Eventually.that(
        "it tries again", () -> Collections.frequency(engine.steps(), Step.SUBSCRIBE) > 2);
    engine.comeBack();
    awaitFollowing();
    create("1");
    awaitTold("created web 1");
  }

  @Test
  void followsAgainWhenTheEngineWasAwayAndLearnsAnewWhatThereIs() {
    engine.put(onRecord("old"));
    startFollowing();
    engine.goAway();
    engine.lose(WEB);
    engine.put(onRecord("new"));
    engine.comeBack();
    awaitFollowing();
    engine.delete(WEB);
    awaitTold("deleted web new");
  }

  @Test
  void triesAgainWhenItCanNotLearnWhatThereIs() {
    engine.put(onRecord("old"));
    engine.fail(Step.LIST, new EngineException.Late("no answer", new IllegalStateException()));
    startFollowing();
    engine.delete(WEB);
    awaitTold("deleted web old");
    assertThat(Collections.frequency(engine.steps(), Step.SUBSCRIBE)).isEqualTo(2);
  }

  @Test
  void whatWasAnnouncedAndForgottenIsLookedUp() {
    startFollowing();
    supervisor.expect(web("1"));
    supervisor.forget(web("1"));
    create("foreign");
    awaitTold("created web foreign");
  }

  @Test
  void whatWasAnnouncedWhileTheEngineWasAwayIsNotTakenForTheNext() {
    startFollowing();
    supervisor.expect(web("1"));
    supervisor.expect(web("2"));
    create("2");
    awaitTold("created web 2");
  }

  private void assertEnded() throws InterruptedException {
    Thread thread = Eventually.present(threads.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    assertThat(thread.join(PATIENCE)).isTrue();
  }

  @Test
  void closingEndsTheFollowing() throws InterruptedException {
    startFollowing();
    supervisor.close();
    assertEnded();
    create("1");
    awaitTold();
  }

  @Test
  void closingEndsTheWaitForAnEngineThatIsAway() throws InterruptedException {
    engine.before(
        Step.SUBSCRIBE,
        () -> {
          threads.add(Thread.currentThread());
          supervisor.close();
          throw new EngineException.Unavailable("away");
        });
    supervisor.start();
    assertEnded();
    assertThat(engine.steps()).containsExactly(Step.SUBSCRIBE);
  }

  @Test
  void canBeClosedWithoutHavingBeenStarted() {
    supervisor.close();
    assertThat(engine.steps()).isEmpty();
  }
}
