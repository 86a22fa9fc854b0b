package org.zos.bench.calls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zos.bench.report.Column;
import org.zos.bench.report.Findings;
import org.zos.bench.report.Goal;
import org.zos.bench.report.Row;

/** Sets what was measured beside the limit, beside Go, and beside what it is to reach. */
final class Comparison {
  static final String BARE = "bare Redis";
  static final String JAVA = "Java server";
  static final String GO = "Go, 8 workers";
  static final String GO_DEFAULT = "Go, 1 worker";

  static final Column CALLERS = new Column("callers", 0);
  static final Column RATE = new Column("rate/s", 0);
  static final Column P50 = new Column("p50 µs", 0);
  static final Column P99 = new Column("p99 µs", 0);
  static final Column OF_BARE = new Column("of bare", 2);
  static final Column OF_GO = new Column("of Go", 2);

  /** What to reach, by number of callers. */
  private static final Map<Integer, Double> AT_LEAST_OF_BARE = Map.of(1, 0.5);

  private static final Map<Integer, Double> AT_LEAST_OF_GO = Map.of(1, 1.0, 16, 2.5, 64, 3.5);

  private final String client;
  private final List<Measured> all;

  /**
   * @param client who made the calls
   * @param all what was measured, in the order of the table
   */
  Comparison(String client, List<Measured> all) {
    this.client = client;
    this.all = List.copyOf(all);
  }

  Findings findings(String title) {
    List<Column> columns = new ArrayList<>(List.of(CALLERS, RATE, P50, P99, OF_BARE));
    if (all.stream().anyMatch(one -> one.name().equals(GO))) {
      columns.add(OF_GO);
    }
    return new Findings(title, columns, all.stream().map(this::row).toList(), goals());
  }

  private Row row(Measured one) {
    Map<Column, Double> figures = new HashMap<>();
    figures.put(CALLERS, (double) one.callers());
    figures.put(RATE, one.rate());
    figures.put(P50, one.p50());
    figures.put(P99, one.p99());
    ratio(one, BARE).ifPresent(ratio -> figures.put(OF_BARE, ratio));
    ratio(one, GO).ifPresent(ratio -> figures.put(OF_GO, ratio));
    return new Row(one.name(), figures);
  }

  private List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    for (Measured one : all) {
      if (one.name().equals(JAVA)) {
        goal(one, GO, AT_LEAST_OF_GO).ifPresent(goals::add);
        goal(one, BARE, AT_LEAST_OF_BARE).ifPresent(goals::add);
      }
    }
    return goals;
  }

  private Optional<Goal> goal(Measured java, String other, Map<Integer, Double> atLeast) {
    Double least = atLeast.get(java.callers());
    if (least == null) {
      return Optional.empty();
    }
    String what =
        "%s, callers: %d, rate of %s to %s".formatted(client, java.callers(), JAVA, other);
    return ratio(java, other).map(ratio -> Goal.atLeast(what, least, ratio));
  }

  private Optional<Double> ratio(Measured one, String other) {
    return all.stream()
        .filter(base -> base.name().equals(other) && base.callers() == one.callers())
        .findFirst()
        .map(base -> one.rate() / base.rate());
  }
}
