package org.zos.zbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.zos.zbus.testing.Gate;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.testing.TestBus;
import org.zos.zbus.transport.redis.RedisTransport;

/** A server that works on as many calls as it may, but for a few. */
class BusyServerIT {
  private static final int SLOW = 500;
  private static final int ASKED = 51;

  private final Gate gate = new Gate();
  @AutoClose private final PrivateRedis redis = PrivateRedis.start();
  @AutoClose private final RedisTransport transport = redis.transport();

  @AutoClose
  private final TestBus bus =
      TestBus.on(
          transport,
          transport.caller(),
          settings -> settings.grace(Duration.ZERO),
          MethodSpec.named("Slow").within(Duration.ofMinutes(5)).returningNothing(c -> gate.pass()),
          MethodSpec.named("Quick").onCrash(Redo.REPEAT).returningNothing(call -> {}));

  @Test
  void statusAndQuickCallsDoNotWaitForSlowOnes() {
    for (int i = 0; i < SLOW; i++) {
      bus.send("Slow");
    }
    gate.awaitArrivals(SLOW);
    long quick = median(() -> bus.call("Quick").returningNothing(TestBus.PATIENCE));
    long status = median(() -> assertThat(bus.status().workers()).hasSizeGreaterThan(SLOW - 1));
    System.out.printf(
        "%d calls in flight: a quick call takes %d us, status %d us (medians)%n",
        SLOW, quick, status);
    // a bound for slow machines: the target is 50 ms
    assertThat(quick).isLessThan(Duration.ofSeconds(1).toNanos() / 1000);
    assertThat(status).isLessThan(Duration.ofSeconds(1).toNanos() / 1000);
    gate.letAllGo();
  }

  private static long median(Runnable asking) {
    List<Long> micros = new ArrayList<>();
    for (int i = 0; i < ASKED; i++) {
      long began = System.nanoTime();
      asking.run();
      micros.add((System.nanoTime() - began) / 1000);
    }
    micros.sort(null);
    return micros.get(ASKED / 2);
  }
}
