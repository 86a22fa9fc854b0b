package org.zos.bench.report;

import java.util.List;

/**
 * What one section found.
 *
 * @param title what was measured, and how
 * @param columns in the order in which a table shows them
 */
public record Findings(String title, List<Column> columns, List<Row> rows, List<Goal> goals) {
  public Findings {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    goals = List.copyOf(goals);
  }
}
