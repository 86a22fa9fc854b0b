package org.zos.container.restart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.zos.container.restart.Decision.GiveUp;
import org.zos.container.restart.Decision.Ignore;
import org.zos.container.restart.Decision.Restart;
import org.zos.container.restart.RestartRule.Policy;
import org.zos.container.runtime.LastExit;
import org.zos.container.runtime.TaskState;

/** What becomes of a container, for each policy, way to end, past, and wish of its callers. */
final class DecisionsTest {
  private static final Instant T0 = Instant.parse("2026-01-02T03:04:05.678901234Z");
  private static final Duration DELAY = Duration.ofSeconds(2);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static RestartRule rule(Policy policy) {
    return new RestartRule(policy, DELAY, 4, MINUTE);
  }

  private static Instant at(double seconds) {
    return T0.plusMillis(Math.round(seconds * 1000));
  }

  private static Ending.Exited exit(long code, double seconds) {
    return new Ending.Exited(new LastExit(new TaskState.Exit(code, at(seconds)), false));
  }

  /** The past in which it ended at these times, the newest last. */
  private static History past(double... ends) {
    History history = History.NONE;
    for (double end : ends) {
      history = history.ended(at(end), MINUTE);
    }
    return history;
  }

  private static Decision decide(Ending why, History history) {
    return Decisions.of(why, history, rule(Policy.ALWAYS), true);
  }

  static Stream<Arguments> everything() {
    List<Ending> endings =
        List.of(exit(0, 99), exit(1, 99), exit(137, 99), new Ending.Gone(), notStarted());
    List<History> pasts =
        List.of(
            History.NONE,
            past(99),
            past(97, 98),
            past(96, 97, 98),
            past(95, 96, 97, 98),
            past(98).notStartedAgain(),
            History.NONE.gone().notStartedAgain());
    return Stream.of(Policy.values())
        .flatMap(policy ->
            endings.stream()
                .flatMap(why ->
                    pasts.stream()
                        .flatMap(history ->
                            Stream.of(true, false)
                                .map(wanted -> Arguments.of(policy, why, history, wanted)))));
  }

  private static Ending notStarted() {
    return new Ending.NotStarted("no root file system");
  }

  @ParameterizedTest
  @MethodSource("everything")
  void itIsLeftAloneJustWhenNobodyWantsItOrItsPolicyIsContent(
      Policy policy, Ending why, History history, boolean wanted) {
    boolean well = why instanceof Ending.Exited(LastExit exit) && exit.exit().code() == 0;
    boolean content = policy == Policy.NEVER || (policy == Policy.ON_FAILURE && well);
    assertThat(Decisions.of(why, history, rule(policy), wanted) instanceof Ignore)
        .isEqualTo(!wanted || content);
  }

  @ParameterizedTest
  @MethodSource("everything")
  void onlyAnEndOfTheApplicationIsAReasonToGiveUp(
      Policy policy, Ending why, History history, boolean wanted) {
    boolean often =
        why instanceof Ending.Exited(LastExit exit)
            && history.ended(exit.exit().at(), MINUTE).failures().size() >= 4;
    Decision decision = Decisions.of(why, history, rule(policy), wanted);
    assertThat(decision instanceof GiveUp).isEqualTo(often && !(decision instanceof Ignore));
  }

  /** What a successor decides from what its predecessor has noted. */
  @ParameterizedTest
  @MethodSource("everything")
  void whatWasDecidedAndNotedIsDecidedAgainAndNoNews(
      Policy policy, Ending why, History history, boolean wanted) {
    Decision first = Decisions.of(why, history, rule(policy), wanted);
    if (!(why instanceof Ending.Exited)) {
      return;
    }
    switch (first) {
      case Ignore ignore -> assertThat(first).isEqualTo(new Ignore());
      case GiveUp(long attempt, String reason, History noted) ->
          assertThat(Decisions.of(why, noted, rule(policy), wanted)).isEqualTo(first);
      case Restart(Duration delay, long attempt, String reason, History noted, boolean news) ->
          assertThat(Decisions.of(why, noted, rule(policy), wanted))
              .isEqualTo(new Restart(delay, attempt, reason, noted, false));
    }
  }

  @Test
  void eachEndIsOneMoreAttemptAndTheFourthIsTheLast() {
    History history = History.NONE;
    for (int end = 1; end <= 3; end++) {
      Restart restart = (Restart) decide(exit(3, end * 5), history);
      assertThat(restart.attempt()).isEqualTo(end);
      assertThat(restart.delay()).isEqualTo(DELAY);
      assertThat(restart.reason()).isEqualTo("it ended with exit code 3");
      assertThat(restart.news()).isTrue();
      history = restart.history();
    }
    GiveUp giveUp = (GiveUp) decide(exit(3, 20), history);
    assertThat(giveUp.attempt()).isEqualTo(3);
    assertThat(giveUp.reason()).isEqualTo("it ended with exit code 3");
  }

  @Test
  void wantOfMemoryIsPartOfTheReason() {
    Ending why = new Ending.Exited(new LastExit(new TaskState.Exit(137, T0), true));
    assertThat(((Restart) decide(why, History.NONE)).reason())
        .isEqualTo("it ended with exit code 137, out of memory");
  }

  @ParameterizedTest
  @CsvSource({
    "30, false", // one that crashes every 30 s
    "20, false", // the fourth last just leaves the window
    "19.9, true",
    "2, true",
    "0.1, true"
  })
  void itIsGivenUpOnlyIfItsEndsAreClose(double apart, boolean givenUp) {
    History history = History.NONE;
    boolean gaveUp = false;
    for (int end = 1; end <= 12 && !gaveUp; end++) {
      Decision decision = decide(exit(1, end * apart), history);
      gaveUp = decision instanceof GiveUp;
      history = decision instanceof Restart restart ? restart.history() : history;
    }
    assertThat(gaveUp).isEqualTo(givenUp);
  }

  @Test
  void withOneFailureAllowedTheFirstIsTheLast() {
    RestartRule strict = new RestartRule(Policy.ON_FAILURE, DELAY, 1, MINUTE);
    assertThat(Decisions.of(exit(1, 0), History.NONE, strict, true))
        .isEqualTo(new GiveUp(0, "it ended with exit code 1", History.NONE.ended(at(0), MINUTE)));
    assertThat(Decisions.of(exit(0, 0), History.NONE, strict, true)).isEqualTo(new Ignore());
  }

  @Test
  void aProcessThatIsGoneIsStartedAtOnceAndThatIsNoFailure() {
    History before = past(1, 2, 3);
    Restart restart = (Restart) decide(new Ending.Gone(), before);
    assertThat(restart.delay()).isZero();
    assertThat(restart.attempt()).isEqualTo(1);
    assertThat(restart.news()).isTrue();
    assertThat(restart.history().failures()).isEqualTo(before.failures());
  }

  @Test
  void whileTheNodeCanNotStartItTheReasonIsTheNodes() {
    History noted = History.NONE.gone().notStartedAgain();
    Restart restart = (Restart) decide(new Ending.Gone(), noted);
    assertThat(restart.news()).isFalse();
    assertThat(restart.history()).isEqualTo(noted);
  }

  @Test
  void aNodeThatCanNotStartItIsAskedForEverAndLessAndLessOften() {
    History history = past(1, 2, 3);
    Duration most = Duration.ZERO;
    for (int tries = 1; tries <= 1000; tries++) {
      Restart restart = (Restart) decide(notStarted(), history);
      assertThat(restart.delay()).isBetween(most, Duration.ofSeconds(30));
      assertThat(restart.attempt()).isEqualTo(3 + tries);
      assertThat(restart.reason()).isEqualTo("no root file system");
      assertThat(restart.history().failures()).hasSize(3);
      most = restart.delay();
      history = restart.history();
    }
    assertThat(most).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void itsFirstPausesAreShort() {
    assertThat(
            LongStream.range(0, 7)
                .mapToObj(tries -> new History(Optional.empty(), 1, tries, List.of()))
                .map(history -> ((Restart) decide(notStarted(), history)).delay().toSeconds()))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
  }

  @Test
  void thatTheNodeCanNotStartItIsToldEachTimeItLastedTwiceAsLong() {
    assertThat(
            LongStream.rangeClosed(1, 40)
                .filter(tries -> {
                  History before = new History(Optional.empty(), 1, tries - 1, List.of());
                  return ((Restart) decide(notStarted(), before)).news();
                }))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L);
  }
}
