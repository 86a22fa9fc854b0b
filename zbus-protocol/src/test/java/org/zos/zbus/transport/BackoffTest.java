package org.zos.zbus.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration MOST = Duration.ofMillis(500);

  private final Backoff backoff = new Backoff(FIRST, MOST, new Random(1));

  @Test
  void pausesGrowToALimit() {
    for (long due : new long[] {100, 200, 400, 500, 500}) {
      assertThat(backoff.next()).isBetween(Duration.ofMillis(due / 2), Duration.ofMillis(due));
    }
  }

  @Test
  void pausesAreShortAgainAfterASuccess() {
    backoff.next();
    backoff.next();
    backoff.reset();
    assertThat(backoff.next()).isLessThanOrEqualTo(FIRST);
  }

  @Test
  void pausesDifferFromCallerToCaller() {
    Stream<Duration> firstPauses =
        Stream.of(1, 2, 3, 4).map(seed -> new Backoff(FIRST, MOST, new Random(seed)).next());
    assertThat(firstPauses).doesNotHaveDuplicates();
  }

  @Test
  void interruptEndsThePauseAndStays() {
    Thread.currentThread().interrupt();
    assertThat(new Backoff(Duration.ofHours(1), MOST, new Random(1)).pause()).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }
}
