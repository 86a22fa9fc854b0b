package org.zos.zbus.transport.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.zos.zbus.membership.Membership;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.PrivateRedis;

/** Leases in a real Redis, in real time. */
class RedisLeasesIT {
  @AutoClose private final PrivateRedis redis = PrivateRedis.start();
  @AutoClose private final RedisTransport transport = redis.transport();
  @AutoClose private final Membership mine = member();

  private Membership member() {
    Membership member = transport.leases("office", () -> UUID.randomUUID().toString());
    member.join();
    return member;
  }

  @Test
  void serverThatRenewsItsLeaseLivesAlsoWhileRedisStandsStill() throws InterruptedException {
    try (Membership other = member()) {
      other.watch(() -> {});
      assertThat(mine.isDead(other.self())).isFalse();
      redis.signal("STOP");
      Thread.sleep(Duration.ofSeconds(4));
      redis.signal("CONT");
      assertThat(mine.isDead(other.self())).isFalse();
      Eventually.that(
          "it has its lease again",
          () -> redis.cli("EXISTS", "office.lease." + other.self()).equals("1"));
      Thread.sleep(Duration.ofSeconds(4));
      assertThat(mine.isDead(other.self())).isFalse();
    }
  }

  @Test
  void serverThatDoesNotRenewItIsDeadAfterAWhileAndNotBefore() {
    Membership other = member();
    assertThat(mine.isDead(other.self())).isFalse();
    String lease = "office.lease." + other.self();
    Eventually.that("its lease ends", () -> redis.cli("EXISTS", lease).equals("0"));
    assertThat(mine.isDead(other.self())).isFalse();
    Eventually.that("it is dead", () -> mine.isDead(other.self()));
    other.close();
  }

  @Test
  void othersAreToldToLookAgainAsTimeGoesBy() {
    java.util.concurrent.atomic.AtomicInteger told =
        new java.util.concurrent.atomic.AtomicInteger();
    mine.watch(told::incrementAndGet);
    Eventually.that("it is told, and again", () -> told.get() > 1);
  }
}
