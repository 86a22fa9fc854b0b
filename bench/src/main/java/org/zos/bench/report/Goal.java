package org.zos.bench.report;

/**
 * A figure to reach.
 *
 * @param what what it is about
 * @param atLeast the least that will do
 * @param reached what was measured
 */
public record Goal(String what, double atLeast, double reached) {
  public boolean isMet() {
    return reached >= atLeast;
  }

  @Override
  public String toString() {
    String verdict = isMet() ? "met" : "NOT MET";
    return "%-8s %s: %.2f, to be at least %.2f".formatted(verdict, what, reached, atLeast);
  }
}
