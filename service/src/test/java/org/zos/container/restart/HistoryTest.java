package org.zos.container.restart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is remembered of failures, also when the clock jumps. */
final class HistoryTest {
  private static final Duration WINDOW = Duration.ofSeconds(10);

  private static Instant at(double seconds) {
    return Instant.ofEpochMilli(1_700_000_000_000L + Math.round(seconds * 1000));
  }

  private static History after(double... ends) {
    History history = History.NONE;
    for (double end : ends) {
      history = history.ended(at(end), WINDOW);
    }
    return history;
  }

  @Test
  void theSameEndIsCountedOnce() {
    History once = after(1);
    assertThat(once.ended(at(1), WINDOW)).isSameAs(once);
  }

  @Test
  void twoEndsInTheSameTenthOfASecondAreTwo() {
    assertThat(after(1.01, 1.02).failures()).containsExactly(at(1), at(1));
  }

  @Test
  void whatIsAsOldAsTheWindowDoesNotCountAnyMore() {
    assertThat(after(1, 10.9).failures()).containsExactly(at(1), at(10.9));
    assertThat(after(1, 11).failures()).containsExactly(at(11));
    assertThat(after(1, 5, 14).failures()).containsExactly(at(5), at(14));
  }

  @Test
  void attemptsCountOnWhileEndsAreCloseAndBeginAnewAfterARest() {
    assertThat(after(1, 2, 3).attempt()).isEqualTo(3);
    assertThat(after(1, 2, 3, 50).attempt()).isEqualTo(1);
    assertThat(after(1, 9, 17, 25).attempt()).isEqualTo(4);
  }

  @Test
  void aClockThatWasSetBackForgetsWhatIsInItsFuture() {
    History history = after(100, 101, 102, 5);
    assertThat(history.failures()).containsExactly(at(5));
    assertThat(history.last()).contains(at(5));
    assertThat(history.attempt()).isEqualTo(1);
  }

  @Test
  void aClockThatWasSetBackALittleKeepsWhatItCanStillTell() {
    assertThat(after(1, 2, 9, 3).failures()).containsExactly(at(1), at(2), at(3));
  }

  @Test
  void aClockThatWasSetForwardForgetsAllThatWas() {
    History history = after(1, 2, 3, 1_000_000);
    assertThat(history.failures()).containsExactly(at(1_000_000));
    assertThat(history.attempt()).isEqualTo(1);
  }

  @Test
  void aClockThatJumpsToAndFroNeverMakesItMoreThanItWas() {
    History history = History.NONE;
    for (int i = 0; i < 100; i++) {
      history = history.ended(at(i % 2 == 0 ? i : 100_000 + i), WINDOW);
      assertThat(history.failures().size()).isLessThanOrEqualTo(i + 1);
      assertThat(history.failures()).isSorted();
    }
  }

  @Test
  void itNeverGrowsBeyondWhatMayBeAskedFor() {
    History history = History.NONE;
    for (int i = 0; i < 1500; i++) {
      history = history.ended(at(i * 0.001), WINDOW);
    }
    assertThat(history.failures()).hasSize(1000);
  }

  @Test
  void anEndOfTheProcessEndsTheTroublesOfTheNode() {
    History history = after(1).notStartedAgain().notStartedAgain();
    assertThat(history.notStarted()).isEqualTo(2);
    assertThat(history.attempt()).isEqualTo(3);
    assertThat(history.started().notStarted()).isZero();
    assertThat(history.ended(at(3), WINDOW).notStarted()).isZero();
    assertThat(history.ended(at(3), WINDOW).attempt()).isEqualTo(4);
  }

  @Test
  void thatAProcessIsGoneBeginsItsAttemptsAnewUnlessTheNodeIsInTrouble() {
    assertThat(after(1, 2).gone())
        .isEqualTo(new History(Optional.of(at(2)), 1, 0, List.of(at(1), at(2))));
    History trouble = History.NONE.gone().notStartedAgain();
    assertThat(trouble.gone()).isEqualTo(trouble);
  }
}
