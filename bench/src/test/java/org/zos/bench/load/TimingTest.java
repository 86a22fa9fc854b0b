package org.zos.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimingTest {
  @Test
  void quantilesAreThoseOfTheSortedTimes() {
    long[] fromSlowToFast = LongStream.rangeClosed(0, 100).map(i -> 100 - i).toArray();
    assertThat(Timing.of(7, fromSlowToFast)).isEqualTo(new Timing(7, 50, 99));
  }

  @Test
  void oneCallIsAllQuantiles() {
    assertThat(Timing.of(9, new long[] {8})).isEqualTo(new Timing(9, 8, 8));
  }

  @Test
  void theLineOfAProgramIsReadBack() {
    Timing timing = new Timing(3_000_000_000L, 2, 3);
    assertThat(Timing.parse(timing.toLine())).isEqualTo(timing);
  }

  @Test
  void anotherLineIsRefused() {
    assertThatThrownBy(() -> Timing.parse("1 2")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Timing.parse("no")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theMedianLeavesOutWhatIsOddAndHalvesBetweenTwo() {
    assertThat(median(1, 100, 2)).isEqualTo(2);
    assertThat(median(1, 100, 2, 4)).isEqualTo(3);
  }

  private static double median(long... totals) {
    List<Timing> rounds = LongStream.of(totals).mapToObj(i -> new Timing(i, 0, 0)).toList();
    return Timing.median(rounds, Timing::total);
  }
}
