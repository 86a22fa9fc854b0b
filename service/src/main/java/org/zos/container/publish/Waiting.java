package org.zos.container.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.contract.LifecycleEvent.Created;
import org.zos.container.contract.LifecycleEvent.Deleted;
import org.zos.container.contract.LifecycleEvent.Oom;

/**
 * What is to be told and can't be yet, in order. However long that lasts it does not grow with what
 * happens, only with how many containers there are: beyond a limit, what came and went meanwhile is
 * left out, and of each other container what it did between. For any thread.
 */
final class Waiting {
  /** Something to be told of. */
  sealed interface Input {
    /** Something has happened. */
    record Happened(LifecycleEvent event) implements Input {}

    /** Something was found out. */
    record Found(LifecycleEvent event) implements Input {}

    /** So it is. */
    record Shown(Listing listing) implements Input {}
  }

  private final int most;
  private List<Input> inputs = new ArrayList<>();
  private int limit;
  private boolean closed;

  /**
   * @param most how many may wait before something is left out
   */
  Waiting(int most) {
    this.most = most;
    this.limit = most;
  }

  /**
   * Puts one behind the others.
   *
   * @return how many had to be left out
   */
  synchronized int put(Input input) {
    if (input instanceof Input.Shown) {
      // it says more than the last one
      inputs.removeIf(Input.Shown.class::isInstance);
    }
    inputs.add(input);
    notifyAll();
    return inputs.size() > limit ? condense() : 0;
  }

  /**
   * Takes the next one.
   *
   * @param wait how long to wait for it
   * @return empty when none came
   */
  synchronized Optional<Input> take(Duration wait) throws InterruptedException {
    long end = System.nanoTime() + wait.toNanos();
    long left = wait.toNanos();
    while (inputs.isEmpty() && !closed && left > 0) {
      // one more: waiting 0 ms would be without end
      wait(left / 1_000_000 + 1);
      left = end - System.nanoTime();
    }
    if (inputs.isEmpty()) {
      return Optional.empty();
    }
    limit = Math.max(most, limit - 1);
    return Optional.of(inputs.removeFirst());
  }

  /** Nothing more comes: from now on nobody waits for it. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Whether nothing waits and nothing more comes. */
  synchronized boolean isDone() {
    return closed && inputs.isEmpty();
  }

  private int condense() {
    int before = inputs.size();
    inputs = Condensed.of(inputs);
    // what is left is needed: it is gone over again only when there is as much that may not be
    limit = Math.max(most, 2 * inputs.size());
    return before - inputs.size();
  }

  /** What is needed of a list of inputs. */
  private static final class Condensed {
    /** A thing that is needed once of each incarnation: the last of it. */
    private record Slot(String key, String uid, Class<?> type, boolean found) {
      static Slot of(LifecycleEvent event, boolean found) {
        return new Slot(
            Standing.key(event.subject()), event.subject().uid(), event.getClass(), found);
      }

      String incarnation() {
        return key + "#" + uid;
      }
    }

    static List<Input> of(List<Input> inputs) {
      Set<String> begun = new HashSet<>();
      Set<String> passing = new HashSet<>();
      Map<Slot, Integer> last = new HashMap<>();
      Map<Integer, Input> kept = new LinkedHashMap<>();
      for (int i = 0; i < inputs.size(); i++) {
        switch (inputs.get(i)) {
          case Input.Happened(LifecycleEvent event) -> {
            last.put(Slot.of(event, false), i);
            note(event, begun, passing);
          }
          case Input.Found(LifecycleEvent event) -> last.put(Slot.of(event, true), i);
          case Input.Shown shown -> {}
        }
      }
      for (int i = 0; i < inputs.size(); i++) {
        if (isNeeded(inputs.get(i), i, passing, last)) {
          kept.put(i, inputs.get(i));
        }
      }
      return new ArrayList<>(kept.values());
    }

    private static void note(LifecycleEvent event, Set<String> begun, Set<String> passing) {
      String incarnation = Slot.of(event, false).incarnation();
      if (event instanceof Created) {
        begun.add(incarnation);
      } else if (event instanceof Deleted && begun.contains(incarnation)) {
        passing.add(incarnation);
      }
    }

    private static boolean isNeeded(
        Input input, int place, Set<String> passing, Map<Slot, Integer> last) {
      return switch (input) {
        case Input.Shown shown -> true;
        case Input.Happened(Oom oom) -> false;
        case Input.Happened(LifecycleEvent event) ->
            isNeeded(Slot.of(event, false), place, passing, last);
        case Input.Found(LifecycleEvent event) ->
            isNeeded(Slot.of(event, true), place, passing, last);
      };
    }

    private static boolean isNeeded(
        Slot slot, int place, Set<String> passing, Map<Slot, Integer> last) {
      return last.getOrDefault(slot, -1) == place && !passing.contains(slot.incarnation());
    }
  }
}
