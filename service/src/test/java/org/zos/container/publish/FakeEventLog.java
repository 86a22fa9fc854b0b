package org.zos.container.publish;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zos.container.contract.EventFields;
import org.zos.container.contract.LifecycleEvent;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.EventLog;
import org.zos.zbus.transport.TransportException;

/** A stream in memory, with the promises of the one on Redis, that can fail. For any thread. */
final class FakeEventLog implements EventLog {
  private final List<EventRecord> entries = new ArrayList<>();
  private final Map<String, String> state = new HashMap<>();
  private final Deque<Runnable> beforeAppends = new ArrayDeque<>();
  private final Deque<Runnable> afterAppends = new ArrayDeque<>();
  private Optional<EntryId> position = Optional.empty();
  private boolean away;
  private int asked;
  private boolean closed;

  // what a test lets happen

  /** Everything fails from now on, or no longer. */
  synchronized void setAway(boolean away) {
    this.away = away;
  }

  /** This happens before the next addition that no other such event is for. */
  synchronized void beforeAppend(Runnable event) {
    beforeAppends.add(event);
  }

  /** The answer to the next addition is lost, though it is done. */
  synchronized void loseAnswer() {
    afterAppends.add(FakeEventLog::fail);
  }

  /** The next addition is lost on its way. */
  synchronized void loseAppend() {
    beforeAppends.add(FakeEventLog::fail);
  }

  private static void fail() {
    throw new TransportException("Redis is away");
  }

  /** Redis loses everything. */
  synchronized void flush() {
    entries.clear();
    state.clear();
    position = Optional.empty();
  }

  /** Redis goes back to where it had only so many entries, and knows nothing of it. */
  synchronized void rewind(int size) {
    entries.subList(size, entries.size()).clear();
    position = Optional.of(entries.getLast().id());
    state.clear();
    entries.forEach(this::keep);
  }

  /** Somebody else adds an entry. */
  synchronized void addForeign(EntryId id) {
    position = Optional.of(id);
  }

  // what a test looks at

  synchronized List<EventRecord> entries() {
    return List.copyOf(entries);
  }

  /** The ids of all entries. */
  List<String> ids() {
    return entries().stream().map(entry -> entry.id().toString()).toList();
  }

  /** The events of all entries. */
  List<LifecycleEvent> events() {
    return entries().stream().map(entry -> EventFields.parse(entry.fields())).toList();
  }

  @Override
  public synchronized Map<String, String> state() {
    failIfAway();
    return Map.copyOf(state);
  }

  /** How often somebody asked for the position. */
  synchronized int positionsAsked() {
    return asked;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  // the log

  @Override
  public synchronized Optional<EntryId> lastPosition() {
    asked++;
    failIfAway();
    return position;
  }

  @Override
  public synchronized long nextEpoch(long atLeast) {
    failIfAway();
    return atLeast;
  }

  @Override
  public synchronized void begin(long epoch, Map<String, String> records) {
    failIfAway();
    state.clear();
    state.putAll(records);
    position = Optional.of(new EntryId(epoch, 0));
  }

  @Override
  public boolean append(EventRecord event) {
    // outside of the lock: a test may let it block
    nextOf(beforeAppends).ifPresent(Runnable::run);
    boolean added = add(event);
    nextOf(afterAppends).ifPresent(Runnable::run);
    return added;
  }

  private synchronized Optional<Runnable> nextOf(Deque<Runnable> events) {
    return Optional.ofNullable(events.poll());
  }

  private synchronized boolean add(EventRecord event) {
    failIfAway();
    if (!position.map(EntryId::next).equals(Optional.of(event.id()))) {
      return false;
    }
    position = Optional.of(event.id());
    entries.add(event);
    keep(event);
    return true;
  }

  private void keep(EventRecord event) {
    event
        .state()
        .ifPresentOrElse(
            last -> state.put(event.subject(), last), () -> state.remove(event.subject()));
  }

  private void failIfAway() {
    if (away) {
      fail();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
