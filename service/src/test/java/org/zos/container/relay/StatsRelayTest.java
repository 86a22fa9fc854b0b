package org.zos.container.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerStats;
import org.zos.container.contract.StatsTarget;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.testing.Usages;
import org.zos.zbus.testing.Eventually;

final class StatsRelayTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private static final ContainerRef API = new ContainerRef("blue", "api");
  private static final ContainerStats USAGE = Usages.at(Instant.ofEpochSecond(1_700_000_000, 5));
  private static final String PLACE = "redis://host/stats";
  private static final String MESSAGE =
      "{\"timestamp\":1700000000,\"memory_usage\":3000000,\"memory_limit\":268435456,"
          + "\"memory_cache\":1000000,\"cpu_usage\":1500000001,\"pids_current\":2}";

  private final FakeServers servers = new FakeServers();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Optional<ContainerStats> usage = Optional.of(USAGE);
  private final StatsRelay relay = new StatsRelay(this::usage, servers);

  private Optional<ContainerStats> usage(ContainerRef ref) {
    asked.incrementAndGet();
    return usage;
  }

  @AfterEach
  void close() {
    relay.close();
  }

  private static List<StatsTarget> targets(String... endpoints) {
    return List.of(endpoints).stream().map(each -> new StatsTarget("redis", each)).toList();
  }

  /** Lets the clock tick until something is so. */
  private static void ticking(
      StatsRelay relay, String what, java.util.concurrent.Callable<Boolean> so) {
    Eventually.that(
        what,
        () -> {
          relay.tick();
          return so.call();
        });
  }

  @Test
  void aMessageIsWhatListenersKnow() {
    assertThat(new String(StatsMessage.of(USAGE), UTF_8)).isEqualTo(MESSAGE);
  }

  @Test
  void publishesWhatAContainerUsesToAllItsTargets() {
    relay.follow(WEB, targets(PLACE, "redis://other/stats"));
    relay.tick();
    Eventually.that("it is there", () -> servers.on(PLACE).equals(List.of(MESSAGE)));
    Eventually.that("there too", () -> servers.on("redis://other/stats").equals(List.of(MESSAGE)));
  }

  @Test
  void publishesByItself() {
    relay.start();
    relay.follow(WEB, targets(PLACE));
    Eventually.that("two came", () -> servers.on(PLACE).size() >= 2);
  }

  @Test
  void saysNothingOfWhatDoesNotRun() {
    usage = Optional.empty();
    relay.follow(WEB, targets(PLACE));
    ticking(relay, "it was measured", () -> asked.get() > 1);
    assertThat(servers.on(PLACE)).isEmpty();
    usage = Optional.of(USAGE);
    ticking(relay, "it is there", () -> !servers.on(PLACE).isEmpty());
  }

  @Test
  void measuresNothingForNobody() {
    relay.follow(WEB, List.of());
    relay.tick();
    assertThat(asked).hasValue(0);
  }

  @Test
  void goesOnWhenAServerWasAway() {
    servers.goAway();
    relay.follow(WEB, targets(PLACE));
    ticking(relay, "it was tried", () -> servers.tries() > 1);
    servers.comeBack();
    ticking(relay, "it is there", () -> !servers.on(PLACE).isEmpty());
  }

  @Test
  void goesOnWhenTheEngineWasAway() {
    AtomicInteger calls = new AtomicInteger();
    try (StatsRelay other =
        new StatsRelay(
            ref -> {
              if (calls.incrementAndGet() < 3) {
                throw new EngineException.Unavailable("away");
              }
              return Optional.of(USAGE);
            },
            servers)) {
      other.follow(WEB, targets(PLACE));
      ticking(other, "it is there", () -> !servers.on(PLACE).isEmpty());
    }
  }

  @Test
  void aSlowOneIsMeasuredOnceAtATimeAndHoldsNobodyUp() {
    Semaphore answer = new Semaphore(0);
    AtomicInteger slow = new AtomicInteger();
    try (StatsRelay other =
        new StatsRelay(
            ref -> {
              if (ref.equals(WEB)) {
                slow.incrementAndGet();
                answer.acquireUninterruptibly();
              }
              return Optional.of(USAGE);
            },
            servers)) {
      other.follow(WEB, targets(PLACE));
      other.follow(API, targets("redis://host/api"));
      ticking(other, "the other goes on", () -> servers.on("redis://host/api").size() > 3);
      assertThat(slow).hasValue(1);
      answer.release(1000);
      ticking(other, "it goes on too", () -> servers.on(PLACE).size() > 1);
    }
  }

  @Test
  void forgetsAContainerAndItsConnections() {
    relay.follow(WEB, targets(PLACE));
    relay.follow(WEB, targets(PLACE));
    assertThat(servers.open()).hasSize(1);
    relay.forget(WEB);
    assertThat(servers.open()).isEmpty();
    relay.tick();
    assertThat(asked).hasValue(0);
  }

  @Test
  void anAddressThatIsNoneIsLeftOut() {
    relay.follow(WEB, targets("", PLACE));
    relay.tick();
    Eventually.that("it is there", () -> servers.on(PLACE).equals(List.of(MESSAGE)));
  }
}
