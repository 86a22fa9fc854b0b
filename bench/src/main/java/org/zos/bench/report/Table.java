package org.zos.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Findings for people: a title, aligned columns, and a line for each goal. */
public final class Table {
  private static final String GAP = "  ";

  private Table() {}

  /** The whole text, ending with a line feed. */
  public static String of(Findings findings) {
    List<List<String>> lines = lines(findings);
    StringBuilder text = new StringBuilder(findings.title()).append('\n');
    for (List<String> line : lines) {
      text.append(GAP).append(align(line, widths(lines))).append('\n');
    }
    findings.goals().forEach(goal -> text.append(GAP).append(goal).append('\n'));
    return text.toString();
  }

  private static List<List<String>> lines(Findings findings) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(line("", findings.columns().stream().map(Column::title).toList()));
    for (Row row : findings.rows()) {
      lines.add(
          line(row.name(), findings.columns().stream().map(column -> cell(row, column)).toList()));
    }
    return lines;
  }

  private static List<String> line(String name, List<String> cells) {
    List<String> line = new ArrayList<>(List.of(name));
    line.addAll(cells);
    return line;
  }

  private static String cell(Row row, Column column) {
    Double figure = row.figures().get(column);
    return figure == null ? "" : column.show(figure);
  }

  private static List<Integer> widths(List<List<String>> lines) {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < lines.getFirst().size(); i++) {
      int column = i;
      widths.add(lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0));
    }
    return widths;
  }

  /** The name to the left, figures to the right. */
  private static String align(List<String> line, List<Integer> widths) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      String space = " ".repeat(widths.get(i) - line.get(i).length());
      cells.add(i == 0 ? line.get(i) + space : space + line.get(i));
    }
    return cells.stream().collect(Collectors.joining(GAP)).stripTrailing();
  }
}
