package org.zos.zbus.transport.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zos.zbus.codec.Codecs.INT64;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zos.zbus.ZbusException;
import org.zos.zbus.server.MethodSpec;
import org.zos.zbus.server.Param;
import org.zos.zbus.server.Redo;
import org.zos.zbus.testing.Background;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.SentinelGroup;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.transport.EventChannels;
import org.zos.zbus.transport.EventChannels.Listening;
import org.zos.zbus.transport.TransportException;

/** A server and a caller who never stops calling, while masters die and come back. */
class SentinelIT {
  /** What a call that was lost with its master costs the caller. */
  private static final Duration LITTLE = Duration.ofSeconds(2);

  private static final int SOME = 20;

  private final SentinelGroup group = SentinelGroup.start();
  private final RedisTransport serving = group.transport();
  private final RedisTransport calling = group.transport();
  private final TestBus bus =
      TestBus.on(serving, calling.caller(), settings -> settings, twiceMethod());
  private final AtomicLong answered = new AtomicLong();
  private volatile boolean enough;
  private Background<Boolean> caller;

  private static MethodSpec twiceMethod() {
    MethodSpec.Builder method = MethodSpec.named("Twice").onCrash(Redo.REPEAT);
    Param<Long> n = method.param("n", INT64);
    return method.returning(INT64, call -> 2 * call.get(n));
  }

  @BeforeEach
  void beginCalling() {
    caller = Background.run(this::callOnAndOn);
    awaitAnswers();
  }

  private void callOnAndOn() {
    for (long n = 0; !enough; n++) {
      try {
        long twice = bus.call("Twice").with(INT64, n).returning(INT64, LITTLE);
        assertThat(twice).isEqualTo(2 * n);
        answered.incrementAndGet();
      } catch (ZbusException e) {
        // no master for now: whoever calls tries again
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitAnswers() {
    long before = answered.get();
    Eventually.that("calls are answered", () -> answered.get() >= before + SOME);
  }

  @AfterEach
  void stop() {
    enough = true;
    caller.await();
    bus.close();
    calling.close();
    serving.close();
    group.close();
  }

  @Test
  void callsAreAnsweredAgainByEachNewMaster() {
    failOver(group.first(), group.second());
    awaitReturnAsReplica(group.first(), group.second());
    awaitAnswers();

    // the one that is asked first, and that answered so far
    group.killFirstSentinel();
    failOver(group.second(), group.first());
  }

  @Test
  void eventsGoByTheNewMasterToo() {
    EventChannels publishing = serving.channels();
    assertThat(publishing.publish("ticks", new byte[] {1})).isZero();
    group.first().redis().kill();
    Eventually.that("the replica is made master", () -> group.second().role().equals("master"));
    BlockingQueue<byte[]> told = new LinkedBlockingQueue<>();
    Eventually.that("somebody is told", () -> isTold(publishing, told));
    Eventually.asserted("it came", () -> assertThat(told.peek()).containsExactly(2));
  }

  private boolean isTold(EventChannels publishing, BlockingQueue<byte[]> told) {
    try (Listening listening = calling.channels().listen("ticks", told::add)) {
      return publishing.publish("ticks", new byte[] {2}) > 0 && listening.lasts(Duration.ZERO);
    } catch (TransportException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void failOver(SentinelGroup.Member from, SentinelGroup.Member to) {
    from.redis().kill();
    Eventually.that("the replica is made master", () -> to.role().equals("master"));
    awaitAnswers();
  }

  private static void awaitReturnAsReplica(
      SentinelGroup.Member returning, SentinelGroup.Member master) {
    returning.redis().restart();
    Eventually.that("it is made a replica", () -> returning.role().equals("slave"));
    Eventually.that("it follows", () -> master.redis().cli("ROLE").contains("127.0.0.1"));
    assertThatThrownBy(() -> check(returning.address()))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining(returning.address() + " is a replica");
  }

  private static void check(String address) {
    try (RedisTransport transport = RedisTransport.at(RedisAddress.parse(address))) {
      transport.check();
    }
  }
}
