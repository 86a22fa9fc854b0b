package org.zos.bench.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zos.bench.load.Timing;
import org.zos.bench.report.Column;
import org.zos.bench.report.Findings;
import org.zos.bench.report.Goal;
import org.zos.bench.report.Row;

class ComparisonTest {
  private static Measured measured(String name, int callers, double rate) {
    return new Measured(name, callers, rate, 10, 20);
  }

  private static Findings compare(Measured... all) {
    return new Comparison("Go client", List.of(all)).findings("title");
  }

  @Test
  void eachIsSetBesideThoseWithAsManyCallers() {
    Findings findings =
        compare(
            measured(Comparison.BARE, 1, 1000),
            measured(Comparison.JAVA, 1, 400),
            measured(Comparison.GO, 1, 200),
            measured(Comparison.BARE, 16, 8000),
            measured(Comparison.JAVA, 16, 2000));
    Map<Column, Double> one = row(findings, 1);
    assertThat(one).containsEntry(Comparison.OF_BARE, 0.4).containsEntry(Comparison.OF_GO, 2.0);
    Map<Column, Double> sixteen = row(findings, 4);
    assertThat(sixteen).containsEntry(Comparison.OF_BARE, 0.25);
    assertThat(sixteen).doesNotContainKey(Comparison.OF_GO);
  }

  private static Map<Column, Double> row(Findings findings, int index) {
    Row row = findings.rows().get(index);
    return row.figures();
  }

  @Test
  void goalsDependOnTheNumberOfCallers() {
    Findings findings =
        compare(
            measured(Comparison.BARE, 1, 1000),
            measured(Comparison.JAVA, 1, 500),
            measured(Comparison.GO, 1, 600),
            measured(Comparison.JAVA, 16, 2500),
            measured(Comparison.GO, 16, 1000),
            measured(Comparison.JAVA, 64, 3400),
            measured(Comparison.GO, 64, 1000));
    assertThat(findings.goals().stream().map(Goal::isMet))
        .containsExactly(false, true, true, false);
    assertThat(findings.goals().stream().map(Goal::limit)).containsExactly(1.0, 0.5, 2.5, 3.5);
  }

  @Test
  void withoutGoNothingIsSetBesideIt() {
    Findings findings =
        compare(measured(Comparison.BARE, 16, 1000), measured(Comparison.JAVA, 16, 400));
    assertThat(findings.columns()).doesNotContain(Comparison.OF_GO);
    assertThat(findings.goals()).isEmpty();
  }

  @Test
  void mediansOfRoundsAreInTheUnitsOfTheTable() {
    List<Timing> rounds =
        List.of(
            new Timing(1_000_000_000, 1_000, 9_000),
            new Timing(4_000_000_000L, 4_000, 8_000),
            new Timing(2_000_000_000, 2_000, 7_000));
    assertThat(Measured.of("x", 16, 100, rounds)).isEqualTo(new Measured("x", 16, 50, 2, 8));
  }
}
