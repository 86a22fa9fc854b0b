package org.zos.bench.report;

import java.util.Locale;

/**
 * A figure to reach.
 *
 * @param what what it is about
 * @param bound which side of the limit will do
 * @param limit the least, or the most, that will do
 * @param reached what was measured
 */
public record Goal(String what, Bound bound, double limit, double reached) {
  /** Which side of a limit will do. */
  public enum Bound {
    AT_LEAST,
    AT_MOST
  }

  /** A goal for what is the better the more it is. */
  public static Goal atLeast(String what, double limit, double reached) {
    return new Goal(what, Bound.AT_LEAST, limit, reached);
  }

  /** A goal for what is the better the less it is. */
  public static Goal atMost(String what, double limit, double reached) {
    return new Goal(what, Bound.AT_MOST, limit, reached);
  }

  public boolean isMet() {
    return bound == Bound.AT_LEAST ? reached >= limit : reached <= limit;
  }

  @Override
  public String toString() {
    String verdict = isMet() ? "met" : "NOT MET";
    String words = bound.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return "%-8s %s: %.2f, to be %s %.2f".formatted(verdict, what, reached, words, limit);
  }
}
