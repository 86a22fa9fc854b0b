package org.zos.bench.report;

/**
 * One kind of figure.
 *
 * @param title its name, in tables and in JSON
 * @param decimals how many a table shows
 */
public record Column(String title, int decimals) {
  String show(double figure) {
    return ("%,." + decimals + "f").formatted(figure);
  }
}
