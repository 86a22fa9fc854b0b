package org.zos.zbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.zos.zbus.membership.Membership;
import org.zos.zbus.testing.Background;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.Gate;
import org.zos.zbus.testing.Queues;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.transport.InMemoryBroker;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.wire.Outcome;
import org.zos.zbus.wire.Outcome.Failed;
import org.zos.zbus.wire.Outcome.Returned;

/** What a server takes over, when, and how often. */
class AdoptionTest {
  private final InMemoryBroker broker = new InMemoryBroker();
  private final Gate gate = new Gate();

  private TestBus server(Redo redo, int mostCalls) {
    return TestBus.on(
        broker,
        broker,
        settings -> settings.mostCalls(mostCalls),
        MethodSpec.named("Do").onCrash(redo).returningNothing(call -> gate.pass()));
  }

  /** A request that one server after the other took over and left. */
  private String leave(TestBus bus, List<String> servers) {
    String id = bus.send("Do");
    RequestQueue first = broker.open(TestBus.QUEUE, servers.getFirst());
    assertThat(Queues.take(first, TestBus.PATIENCE)).isPresent();
    for (int i = 1; i < servers.size(); i++) {
      assertThat(broker.open(TestBus.QUEUE, servers.get(i)).adopt(servers.get(i - 1))).isPresent();
    }
    return id;
  }

  @Test
  void callsOfOneThatDiesWhileThisOneServesAreTakenOver() {
    Membership other = broker.leases(TestBus.MODULE, () -> "other");
    other.join();
    try (TestBus sender = server(Redo.REPEAT, 1)) {
      sender.closeServer();
      String id = leave(sender, List.of("other"));
      gate.letAllGo();
      try (TestBus bus = server(Redo.REPEAT, 1)) {
        assertThat(bus.ask("Do")).isInstanceOf(Returned.class);
        assertThat(bus.hasReply(id)).isFalse();
        other.close();
        assertThat(bus.outcome(id)).isInstanceOf(Returned.class);
      }
    }
  }

  @Test
  void callThatTwoServersDiedOfIsTriedOnceMore() {
    try (TestBus sender = server(Redo.RESUME, 8)) {
      sender.closeServer();
      String id = leave(sender, List.of("a", "b"));
      gate.letAllGo();
      try (TestBus bus = server(Redo.RESUME, 8)) {
        assertThat(bus.outcome(id)).isInstanceOf(Returned.class);
      }
    }
  }

  @Test
  void callThatThreeServersDiedOfIsGivenUpAndKept() {
    try (TestBus sender = server(Redo.RESUME, 8)) {
      sender.closeServer();
      String id = leave(sender, List.of("a", "b", "c"));
      try (TestBus bus = server(Redo.RESUME, 8)) {
        assertThat(bus.outcome(id))
            .isInstanceOfSatisfying(
                Failed.class,
                failed ->
                    assertThat(failed.error().message())
                        .contains("desk@1.0.Do: 3 servers ended in turn"));
        Eventually.that("it is kept", () -> broker.deadLetters().size() == 1);
        assertThat(broker.deadLetters().getFirst()).contains(id).contains("3 servers ended");
        assertThat(gate.arrivals()).isZero();
      }
    }
  }

  /** A method that can't be done again, and what is done about one that was cut short. */
  private TestBus cleaning(Handler.OfNothing cleanup) {
    return TestBus.on(
        broker,
        broker,
        settings -> settings,
        MethodSpec.named("Do")
            .onCrash(Redo.FAIL)
            .cleaningUp(cleanup)
            .returningNothing(call -> gate.pass()));
  }

  private String leftByOne() {
    try (TestBus sender = cleaning(call -> {})) {
      sender.closeServer();
      return leave(sender, List.of("a"));
    }
  }

  @Test
  void whatACallLeftThatCantBeDoneAgainIsClearedAwayBeforeItsCallerIsTold() {
    String id = leftByOne();
    Gate cleanup = new Gate();
    List<String> cleared = new CopyOnWriteArrayList<>();
    try (TestBus bus =
        cleaning(call -> {
          cleanup.pass();
          cleared.add(call.id());
        })) {
      cleanup.awaitArrivals(1);
      assertThat(bus.hasReply(id)).isFalse();
      cleanup.letAllGo();
      assertThat(bus.outcome(id)).satisfies(AdoptionTest::isCutShort);
      assertThat(cleared).containsExactly(id);
      assertThat(gate.arrivals()).isZero();
    }
  }

  private static void isCutShort(Outcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> assertThat(failed.error().message()).contains("Do was cut short"));
  }

  @Test
  void callerIsToldThoughWhatTheCallLeftCantBeClearedAway() {
    String id = leftByOne();
    Handler.OfNothing failing =
        call -> {
          throw new IllegalStateException("it is stuck");
        };
    try (TestBus bus = cleaning(failing)) {
      assertThat(bus.outcome(id)).satisfies(AdoptionTest::isCutShort);
    }
  }

  @Test
  void nothingIsClearedAwayOfACallThatRuns() {
    gate.letAllGo();
    List<String> cleared = new CopyOnWriteArrayList<>();
    try (TestBus bus = cleaning(call -> cleared.add(call.id()))) {
      assertThat(bus.ask("Do")).isInstanceOf(Returned.class);
      assertThat(cleared).isEmpty();
    }
  }

  @Test
  void serverThatClosesDoesNotWaitForWhatASuccessorResumes() {
    try (TestBus bus = server(Redo.RESUME, 8)) {
      String id = bus.send("Do");
      gate.awaitArrivals(1);
      long began = System.nanoTime();
      Background.run(bus::closeServer).await();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(9));
      assertThat(bus.hasReply(id)).isFalse();
      gate.letAllGo();
      try (TestBus successor = server(Redo.RESUME, 8)) {
        assertThat(successor.outcome(id)).isInstanceOf(Returned.class);
      }
    }
  }
}
