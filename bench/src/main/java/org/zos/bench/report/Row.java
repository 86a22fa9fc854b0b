package org.zos.bench.report;

import java.util.Map;

/**
 * What was found about one thing.
 *
 * @param name what was measured
 * @param figures those that there are; a table leaves the others blank
 */
public record Row(String name, Map<Column, Double> figures) {
  public Row {
    figures = Map.copyOf(figures);
  }
}
