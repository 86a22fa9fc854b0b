package org.zos.bench.load;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How long calls took, in nanoseconds.
 *
 * @param total from the begin of the first to the end of the last
 * @param p50 the time within which half of them were answered
 * @param p99 the time within which 99 of 100 were answered
 */
public record Timing(long total, long p50, long p99) {
  /** Of the times that single calls took, in any order. */
  public static Timing of(long total, long[] took) {
    long[] sorted = took.clone();
    Arrays.sort(sorted);
    return new Timing(total, quantile(sorted, 50), quantile(sorted, 99));
  }

  private static long quantile(long[] sorted, int percent) {
    return sorted[(sorted.length - 1) * percent / 100];
  }

  /** Reads the line that {@link #toLine} writes. */
  public static Timing parse(String line) {
    long[] numbers = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
    if (numbers.length != 3) {
      throw new IllegalArgumentException("not a timing: " + line);
    }
    return new Timing(numbers[0], numbers[1], numbers[2]);
  }

  /** How a program that makes calls tells its result. */
  public String toLine() {
    return total + " " + p50 + " " + p99;
  }

  /** The middle one of what several rounds found. */
  public static double median(List<Timing> rounds, ToDoubleFunction<Timing> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
