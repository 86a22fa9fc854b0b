package org.zos.container.restart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.container.contract.RestartPolicy;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.Labels;
import org.zos.zbus.wire.EncodedValue;

/** A history on a container's record. */
final class HistoryLabelTest {
  private static final int MOST_OF_A_LABEL = 4096;
  private static final Instant NOW = Instant.parse("2026-11-26T16:00:00.123456789Z");

  private static History read(String text) {
    return HistoryLabel.read(
        new ContainerRecord(
            new ContainerRef("ns", "web"),
            Map.of(Labels.RESTARTS, text),
            new EncodedValue(new byte[0]),
            Instant.EPOCH));
  }

  private static void assertKept(History history) {
    assertThat(read(HistoryLabel.of(history))).isEqualTo(history);
  }

  @Test
  void whatIsWrittenIsRead() {
    assertKept(History.NONE);
    assertKept(History.NONE.gone());
    assertKept(History.NONE.notStartedAgain());
    History ended = History.NONE.ended(NOW, Duration.ofMinutes(1));
    assertKept(ended);
    assertKept(ended.ended(NOW.plusMillis(7), Duration.ofMinutes(1)).notStartedAgain());
    assertKept(new History(Optional.of(Instant.EPOCH), 1, 0, List.of(Instant.EPOCH)));
    assertKept(new History(Optional.of(Instant.parse("1969-12-31T23:59:00Z")), 1, 0, List.of()));
    assertKept(new History(Optional.empty(), 1_000_000_000, 2_000_000_000, List.of()));
  }

  @Test
  void whatChanceBringsIsReadToo() {
    RandomGenerator random = RandomGeneratorFactory.getDefault().create(7);
    for (int round = 0; round < 200; round++) {
      History history = History.NONE;
      Instant now = NOW;
      for (int step = 0; step < 20; step++) {
        now = now.plusNanos(random.nextLong(-5_000_000_000L, 20_000_000_000L));
        history =
            switch (random.nextInt(5)) {
              case 0 -> history.notStartedAgain();
              case 1 -> history.gone();
              case 2 -> history.started();
              default -> history.ended(now, Duration.ofMinutes(1));
            };
        assertKept(history);
      }
    }
  }

  @Test
  void theMostThatMayBeRememberedFitsIntoALabel() {
    RandomGenerator random = RandomGeneratorFactory.getDefault().create(7);
    Duration window = Duration.ofDays(1);
    History history = new History(Optional.empty(), 1_000_000_000, 0, List.of());
    // as unequal as makes it longest: many differences of three digits within a day
    Instant now = NOW;
    for (int i = 0; i < 1000; i++) {
      now = now.plusMillis(100L * (i % 3 == 0 ? 36 : 1296 - random.nextInt(2)));
      history = history.ended(now, window);
    }
    assertThat(history.failures().size()).isGreaterThan(900);
    String label = Labels.RESTARTS + HistoryLabel.of(history);
    assertThat(label.getBytes(UTF_8)).hasSizeLessThan(MOST_OF_A_LABEL);
    assertKept(history);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "   ",
        "-",
        "- 1 0",
        "- 1 0 - -",
        "- one 0 -",
        "- 1 0 1,,2",
        "- 1 0 1,\u0000",
        "- 99999999999999999999 0 -",
        "- 1 9223372036854775807 -",
        "- 1 0 zzzzzzzzzzzzz",
        "- 1 0 1y2p0ij32e8e7,1y2p0ij32e8e7",
        "- 1 0 1y2p0ij32e8e6",
        "yesterday 1 0 -",
        "2026-13-01T00:00:00Z 1 0 -",
        "+1000000001-01-01T00:00:00Z 1 0 -",
        "2026-01-01T00:00:00Z 1 0 $(reboot)",
        "\ud83d\ude00 \ud83d\ude00 \ud83d\ude00 \ud83d\ude00",
        "- -5 0 -",
        "- 1 -7 -"
      })
  void whatCanNotBeUnderstoodIsNothing(String hostile) {
    assertThat(read(hostile)).isEqualTo(History.NONE);
  }

  @Test
  void aLabelOfAnyLengthIsRead() {
    assertThat(read("- 1 0 " + "1,".repeat(2000)).failures().size()).isLessThanOrEqualTo(2000);
    assertThat(read("x".repeat(MOST_OF_A_LABEL))).isEqualTo(History.NONE);
  }

  /** Nothing that stands there may make the next decision fail. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "- 2147483647 2147483647 -",
        "+1000000000-12-31T23:59:59.999999999Z 1 0 -",
        "-1000000000-01-01T00:00:00Z 1 0 -",
        "- 1 0 -1y2p0ij32e8",
        "- 1 0 1y2p0ij32e8"
      })
  void extremesAreGoneOnWith(String extreme) {
    History history = read(extreme);
    assertThat(history.ended(NOW, Duration.ofDays(1)).failures()).hasSize(1);
    assertThat(HistoryLabel.of(history.notStartedAgain())).isNotEmpty();
    assertThat(HistoryLabel.of(history.gone())).isNotEmpty();
    Ending why = new Ending.NotStarted("away");
    RestartRule rule = RestartRule.of(RestartPolicy.DEFAULT);
    assertThat(Decisions.of(why, history, rule, true)).isInstanceOf(Decision.Restart.class);
  }
}
