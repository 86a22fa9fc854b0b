package org.zos.container.publish;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zos.container.contract.LifecycleEvent;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.EventLog;
import org.zos.zbus.transport.TransportException;

/**
 * What is on the stream, kept true: it knows what subscribers were told of each container, and
 * gives each further event its place, once. After a failure it finds out from the stream itself
 * what got there; where the stream is not what it was, it begins an epoch and tells in it all that
 * there is.
 *
 * <p>For one thread. What throws {@link TransportException}, because Redis is away, is to be called
 * again.
 */
final class Ledger implements AutoCloseable {
  private final EventLog log;
  private final InstantSource clock;

  /** What the stream's epoch has told of those that exist. */
  private Map<String, Standing> told = new LinkedHashMap<>();

  /** What is to follow that, in order. */
  private Deque<LifecycleEvent> pending = new ArrayDeque<>();

  /** Where the stream ends as far as is known; null when an epoch must begin. */
  private @Nullable EntryId position;

  /** Where an event may have got to whose answer was lost. */
  private @Nullable EntryId doubtful;

  private boolean loaded;

  /** Whether all that exist are known: from a stream that is whole, or from the engine. */
  private boolean complete;

  private boolean sure;
  private long lastEpoch;

  Ledger(EventLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /** Takes what happened; {@link #write} tells of it. When it throws, nothing was taken. */
  void take(LifecycleEvent event) {
    load();
    Telling telling = new Telling(Optional.ofNullable(toldOf(event)));
    telling.happened(event);
    pending.addAll(telling.events());
  }

  /** Takes what was found out, if its container is the one that is known. */
  void takeFound(LifecycleEvent event) {
    load();
    Standing known = toldOf(event);
    if (known != null && known.subject().uid().equals(event.subject().uid())) {
      take(event);
    }
  }

  private @Nullable Standing toldOf(LifecycleEvent event) {
    return expected().get(Standing.key(event.subject()));
  }

  /** Takes what there is, and so what happened unseen; otherwise the same. */
  void take(Listing listing) {
    load();
    complete = true;
    pending.addAll(Comparison.missing(expected(), listing));
  }

  /** What an earlier run has told, where the stream is still the one that it wrote. */
  private void load() {
    if (!loaded) {
      Optional<EntryId> found = log.lastPosition();
      found.ifPresent(this::adopt);
      complete = found.isPresent();
      loaded = true;
    }
  }

  /** Goes on with what is there. */
  private void adopt(EntryId found) {
    EpochState state = EpochState.read(found, log.state());
    told = state.told();
    pending = new ArrayDeque<>(state.untold());
    continueAt(found);
  }

  private void continueAt(EntryId found) {
    position = found;
    doubtful = null;
    lastEpoch = Math.max(lastEpoch, found.epoch());
    sure = true;
  }

  /** What will have been told when nothing is pending. */
  private Map<String, Standing> expected() {
    if (pending.isEmpty()) {
      return told;
    }
    Map<String, Standing> standings = new LinkedHashMap<>(told);
    pending.forEach(event -> advance(standings, event));
    return standings;
  }

  private static void advance(Map<String, Standing> standings, LifecycleEvent event) {
    String key = Standing.key(event.subject());
    Standing.after(Optional.ofNullable(standings.get(key)), event)
        .ifPresentOrElse(next -> standings.put(key, next), () -> standings.remove(key));
  }

  /**
   * Writes all that is pending; looks first whether the stream is what it was, if that is open. No
   * epoch begins before it is known what exists: subscribers take all else for gone.
   */
  void write() {
    if (!complete) {
      return;
    }
    settle();
    while (!pending.isEmpty()) {
      if (!append(pending.getFirst())) {
        settle();
      }
    }
  }

  /** Looks whether somebody has emptied the stream, or written into it, and puts that right. */
  void check() {
    sure = false;
    write();
  }

  private void settle() {
    while (!sure) {
      Optional<EntryId> found = log.lastPosition();
      if (found.isPresent() && found.get().equals(doubtful)) {
        // the answer was lost, the event was not
        written(found.get());
      } else if (found.isPresent() && found.get().equals(position)) {
        continueAt(found.get());
      } else if (found.isPresent() && position != null && isAhead(found.get(), position)) {
        yieldTo(found.get());
      } else {
        beginEpoch();
      }
    }
  }

  /** Somebody else went on with the stream; one that went back is none that can be gone on with. */
  private static boolean isAhead(EntryId found, EntryId position) {
    return found.compareTo(position) > 0;
  }

  private void yieldTo(EntryId found) {
    Listing ours = Listing.of(clock.instant(), expected().values());
    adopt(found);
    pending.addAll(Comparison.missing(expected(), ours));
  }

  private void beginEpoch() {
    Deque<LifecycleEvent> all = inFull();
    long epoch = log.nextEpoch(Math.max(clock.instant().toEpochMilli(), lastEpoch + 1));
    EntryId start = new EntryId(epoch, 0);
    log.begin(epoch, EpochState.first(start, all));
    pending = all;
    told = new LinkedHashMap<>();
    continueAt(start);
  }

  /** What was told and what is pending, for those who know nothing. */
  private Deque<LifecycleEvent> inFull() {
    List<LifecycleEvent> all = new ArrayList<>();
    told.values().forEach(each -> all.addAll(each.history()));
    all.addAll(pending);
    return new ArrayDeque<>(all);
  }

  private boolean append(LifecycleEvent event) {
    EntryId id = Objects.requireNonNull(position, "no epoch has begun").next();
    doubtful = id;
    sure = false;
    Optional<Standing> next =
        Standing.after(Optional.ofNullable(told.get(Standing.key(event.subject()))), event);
    if (!log.append(StreamRecord.of(id, event, next))) {
      doubtful = null;
      return false;
    }
    written(id);
    return true;
  }

  private void written(EntryId id) {
    advance(told, pending.removeFirst());
    continueAt(id);
  }

  @Override
  public void close() {
    log.close();
  }
}
