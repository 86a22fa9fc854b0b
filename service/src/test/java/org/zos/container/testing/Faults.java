package org.zos.container.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What goes wrong at which step, as a test says; each once. Not for several threads. */
final class Faults {
  private final Map<Step, Deque<Runnable>> before = new EnumMap<>(Step.class);
  private final Map<Step, Deque<Runnable>> after = new EnumMap<>(Step.class);

  void before(Step step, Runnable fault) {
    before.computeIfAbsent(step, s -> new ArrayDeque<>()).add(fault);
  }

  void after(Step step, Runnable fault) {
    after.computeIfAbsent(step, s -> new ArrayDeque<>()).add(fault);
  }

  /** Does a step with what goes wrong before and after it. */
  <T> T around(Step step, Supplier<T> action) {
    take(before, step).ifPresent(Runnable::run);
    T result = action.get();
    take(after, step).ifPresent(Runnable::run);
    return result;
  }

  private static Optional<Runnable> take(Map<Step, Deque<Runnable>> faults, Step step) {
    return Optional.ofNullable(faults.get(step)).map(Deque::poll);
  }
}
