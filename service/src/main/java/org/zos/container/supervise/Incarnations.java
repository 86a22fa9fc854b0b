package org.zos.container.supervise;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zos.container.contract.EventSubject;
import org.zos.container.runtime.ContainerRef;

/**
 * Which incarnation of a container the next event is about. The engine's events carry only a name,
 * and may lag: when {@code created} of one incarnation is read, the record may already be of the
 * next. So whoever creates says so first, and the events, which come in order, use that up. What
 * was announced and never told of, because the events were not followed just then or the creation
 * failed, is known by its time.
 *
 * <p>For any thread.
 */
final class Incarnations {
  private final Map<ContainerRef, Deque<Expected>> expected = new HashMap<>();
  private final Map<ContainerRef, EventSubject> current = new HashMap<>();

  /** A creation is about to be asked for. */
  synchronized void expect(EventSubject subject, Instant now) {
    expected
        .computeIfAbsent(ref(subject), r -> new ArrayDeque<>())
        .addLast(new Expected(subject, now));
  }

  /** More is known of an incarnation than when it was announced. */
  synchronized void correct(EventSubject subject) {
    ContainerRef ref = ref(subject);
    Deque<Expected> waiting = expected.get(ref);
    if (waiting != null) {
      List<Expected> all = waiting.stream().map(each -> each.correctedBy(subject)).toList();
      waiting.clear();
      waiting.addAll(all);
    }
    current.computeIfPresent(ref, (r, known) -> isSame(known, subject) ? subject : known);
  }

  private static boolean isSame(EventSubject one, EventSubject other) {
    return one.uid().equals(other.uid());
  }

  /** That creation did not happen: the engine has and had nothing of it. */
  synchronized void forget(EventSubject subject) {
    Deque<Expected> waiting = expected.get(ref(subject));
    if (waiting != null
        && waiting.removeIf(each -> each.subject.equals(subject))
        && waiting.isEmpty()) {
      expected.remove(ref(subject));
    }
  }

  /**
   * The incarnation that an event of creation is about, if its creation was announced.
   *
   * @param created the event's time, by the clock that announcements go by too
   */
  synchronized Optional<EventSubject> nextExpected(ContainerRef ref, Instant created) {
    Deque<Expected> waiting = expected.get(ref);
    if (waiting == null || waiting.getFirst().since.isAfter(created)) {
      // nobody here had announced it by then: another module made it
      return Optional.empty();
    }
    Expected next = waiting.removeFirst();
    while (!waiting.isEmpty() && !waiting.getFirst().since.isAfter(created)) {
      // the next one had been announced by then, which it is only after this one had its end
      next = waiting.removeFirst();
    }
    if (waiting.isEmpty()) {
      expected.remove(ref);
    }
    return Optional.of(next.subject);
  }

  /** These are all that exist: what was known before may have ended unseen. */
  synchronized void replaceAll(List<EventSubject> existing) {
    current.clear();
    existing.forEach(this::begin);
  }

  /** From now on, events of this name are about this incarnation. */
  synchronized void begin(EventSubject subject) {
    current.put(ref(subject), subject);
  }

  /** The incarnation that events are about now. */
  synchronized Optional<EventSubject> current(ContainerRef ref) {
    return Optional.ofNullable(current.get(ref));
  }

  /** The incarnation is gone. */
  synchronized void end(ContainerRef ref) {
    current.remove(ref);
  }

  private static ContainerRef ref(EventSubject subject) {
    return new ContainerRef(subject.ns(), subject.id());
  }

  private record Expected(EventSubject subject, Instant since) {
    Expected correctedBy(EventSubject other) {
      return isSame(subject, other) ? new Expected(other, since) : this;
    }
  }
}
