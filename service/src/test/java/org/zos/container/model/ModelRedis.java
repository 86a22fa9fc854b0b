package org.zos.container.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.zos.container.contract.EventFields;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.EventLog;
import org.zos.zbus.transport.EventLog.EventRecord;
import org.zos.zbus.transport.EventReader;
import org.zos.zbus.transport.StreamEntry;
import org.zos.zbus.transport.StreamState;
import org.zos.zbus.transport.TransportException;

/** A Redis with the event stream and its state, as the scripts on the real one keep them. */
final class ModelRedis {
  private static final int BETWEEN_SAVES = 4;

  private final StreamRules rules;
  private final Fuse fuse = new Fuse();
  private final Fuse connection = new Fuse();
  private Data data = new Data();
  private Data saved = new Data();
  private int run = 1;
  private boolean away;

  /** Whatever a Redis may lose. */
  private static final class Data {
    private final List<StreamEntry> stream = new ArrayList<>();
    private final Map<String, String> records = new HashMap<>();
    private EntryId last = EntryId.BEGINNING;
    private Optional<EntryId> position = Optional.empty();
    private int run;

    Data copy() {
      Data copy = new Data();
      copy.stream.addAll(stream);
      copy.records.putAll(records);
      copy.last = last;
      copy.position = position;
      copy.run = run;
      return copy;
    }
  }

  /** What is there when it is started again. */
  enum Kept {
    NOTHING,
    ALL,
    WITHOUT_THE_LAST
  }

  /**
   * @param rules watches what is written
   */
  ModelRedis(StreamRules rules) {
    this.rules = rules;
  }

  /** Kills it some calls from now; at once for none. */
  synchronized void kill(int calls, boolean after) {
    fuse.set(calls, after);
    if (calls == 0) {
      away = true;
    }
  }

  /** Some calls from now one is cut off, and it goes on. */
  void cutOff(int calls, boolean after) {
    connection.set(calls, after);
  }

  synchronized void start(Kept kept) {
    fuse.set(0, false);
    connection.set(0, false);
    if (away) {
      away = false;
      run++;
      switch (kept) {
        case NOTHING -> flush();
        case ALL -> {}
        case WITHOUT_THE_LAST -> data = saved.copy();
      }
    }
  }

  synchronized void flush() {
    data = new Data();
    saved = new Data();
  }

  synchronized void trim(int entries) {
    data.stream.subList(0, Math.min(entries, data.stream.size())).clear();
  }

  /** The writer's end, for one writer. */
  EventLog log() {
    return new ModelEventLog(this);
  }

  /** A reader's end. */
  EventReader reader() {
    return new ModelEventReader(this);
  }

  private synchronized <T> T call(Supplier<T> action) {
    Fuse.Blow blow = fuse.next();
    away |= blow == Fuse.Blow.BEFORE;
    Fuse.Blow cut = connection.next();
    failIf(away || cut == Fuse.Blow.BEFORE);
    T result = action.get();
    away |= blow == Fuse.Blow.AFTER;
    failIf(away || cut == Fuse.Blow.AFTER);
    return result;
  }

  private static void failIf(boolean gone) {
    if (gone) {
      throw new TransportException("Redis is away");
    }
  }

  List<StreamEntry> read(EntryId after, int most) {
    return call(() ->
        data.stream.stream().filter(entry -> entry.id().compareTo(after) > 0).limit(most).toList());
  }

  Optional<EntryId> lastEntry() {
    return call(
        () -> data.stream.isEmpty() ? Optional.empty() : Optional.of(data.stream.getLast().id()));
  }

  Optional<EntryId> position() {
    return call(() -> data.position);
  }

  Optional<StreamState> state() {
    return call(() -> data.position.map(at -> new StreamState(at, data.records)));
  }

  boolean isOfThisRun() {
    return call(() -> data.run == run);
  }

  void begin(EntryId before, Map<String, String> records) {
    call(() -> {
      data.records.clear();
      data.records.putAll(records);
      data.position = Optional.of(before);
      data.run = run;
      rules.began(before.epoch());
      return before;
    });
  }

  boolean append(EntryId before, EventRecord event) {
    return call(() -> {
      if (!data.position.equals(Optional.of(before))) {
        return false;
      }
      if (event.id().compareTo(data.last) <= 0) {
        throw new TransportException("XADD: the id is not above " + data.last);
      }
      add(event);
      return true;
    });
  }

  private void add(EventRecord event) {
    rules.added(event.id(), EventFields.parse(event.fields()));
    data.stream.add(new StreamEntry(event.id(), event.fields()));
    data.last = event.id();
    data.position = Optional.of(event.id());
    event
        .state()
        .ifPresentOrElse(
            record -> data.records.put(event.subject(), record),
            () -> data.records.remove(event.subject()));
    if (event.id().seq() % BETWEEN_SAVES == 0) {
      saved = data.copy();
    }
  }
}
