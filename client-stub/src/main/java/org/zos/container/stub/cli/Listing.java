package org.zos.container.stub.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Keys and values in sections, all values below one another. What has no value is left out, and so
 * is a section without any.
 */
final class Listing {
  private static final String INDENT = "  ";

  private record Row(String key, String value) {}

  private final List<Row> rows = new ArrayList<>();
  private String title = "";

  /** Begins a section. */
  Listing section(String name) {
    title = name;
    return this;
  }

  /** Adds a value. */
  Listing row(String key, String value) {
    return rows(key, List.of(value));
  }

  /** Adds values, one below the other, the first beside the key. */
  Listing rows(String key, List<String> values) {
    String shown = INDENT + key + ":";
    for (String value : values) {
      if (!value.isEmpty()) {
        add(shown, Printable.of(value));
        shown = "";
      }
    }
    return this;
  }

  private void add(String key, String value) {
    if (!title.isEmpty()) {
      rows.add(new Row(title, ""));
      title = "";
    }
    rows.add(new Row(key, value));
  }

  void printTo(Output out) {
    int width = rows.stream().mapToInt(row -> row.key.length()).max().orElse(0);
    for (Row row : rows) {
      String key = row.key + " ".repeat(width - row.key.length());
      out.line((key + INDENT + row.value).stripTrailing());
    }
  }
}
