package org.zos.container.stub.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rows under a header, in columns as wide as their widest cell. */
final class Table {
  private static final String PARTING = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... header) {
    row(header);
  }

  /** Adds a row of as many cells as the header has. */
  Table row(String... cells) {
    rows.add(Stream.of(cells).map(Printable::of).toList());
    return this;
  }

  void printTo(Output out) {
    List<Integer> widths = widths();
    rows.forEach(row -> out.line(line(row, widths)));
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < rows.getFirst().size(); column++) {
      int index = column;
      widths.add(rows.stream().mapToInt(row -> row.get(index).length()).max().orElse(0));
    }
    return widths;
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      line.append(cell).repeat(' ', widths.get(column) - cell.length()).append(PARTING);
    }
    return line.toString().stripTrailing();
  }
}
