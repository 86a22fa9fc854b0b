package org.zos.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much is measured.
 *
 * @param calls how many calls make one measurement
 * @param rounds how many measurements of each kind; their median counts
 * @param callers how many callers at once
 * @param quick whether figures matter less than an early end
 * @param only the names of the sections to measure; empty for all
 */
public record Settings(
    int calls, int rounds, List<Integer> callers, boolean quick, Set<String> only) {
  private static final List<Integer> CALLERS = List.of(1, 16, 64);

  public Settings {
    callers = List.copyOf(callers);
    only = Set.copyOf(only);
    if (calls < 1 || rounds < 1) {
      throw new IllegalArgumentException("CALLS and ROUNDS must be at least 1");
    }
  }

  /** Reads {@code CALLS}, {@code ROUNDS}, {@code QUICK} and {@code ONLY}. */
  public static Settings of(Map<String, String> environment) {
    boolean quick = !environment.getOrDefault("QUICK", "0").matches("0|no|");
    int calls = number(environment, "CALLS", quick ? 1_000 : 20_000);
    int rounds = number(environment, "ROUNDS", quick ? 1 : 3);
    return new Settings(calls, rounds, CALLERS, quick, names(environment, "ONLY"));
  }

  private static Set<String> names(Map<String, String> environment, String name) {
    return Arrays.stream(environment.getOrDefault(name, "").split("[ ,]+"))
        .filter(each -> !each.isEmpty())
        .collect(Collectors.toSet());
  }

  private static int number(Map<String, String> environment, String name, int otherwise) {
    String text = environment.getOrDefault(name, "");
    try {
      return text.isEmpty() ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a number, not '" + text + "'", e);
    }
  }
}
