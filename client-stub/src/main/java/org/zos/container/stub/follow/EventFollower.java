package org.zos.container.stub.follow;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.zos.zbus.transport.Backoff;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.EventReader;
import org.zos.zbus.transport.StreamEntry;
import org.zos.zbus.transport.StreamState;
import org.zos.zbus.transport.TransportException;

/**
 * Follows the events of a container module, oldest first, each once. While the stream is away it
 * tries again with growing pauses, and goes on behind the last entry that it read. Where entries
 * were trimmed before it read them, or a new epoch has begun, it gives a {@link Snapshot} and goes
 * on from there: so its user always ends with the truth. {@link KnownContainers} keeps it.
 *
 * <p>For one thread; interrupt that thread to end a wait. Closing it closes its reader.
 */
public final class EventFollower implements AutoCloseable {
  private static final Logger LOG = System.getLogger(EventFollower.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration MOST_PAUSE = Duration.ofSeconds(1);

  /** Keeps what is read ahead small, and one answer of Redis short. */
  private static final int MOST_AT_ONCE = 256;

  /** A single read does not wait longer: only its end shows that a connection has gone silent. */
  private static final Duration MOST_WAIT = Duration.ofSeconds(10);

  private final EventReader reader;
  private final StartAt start;
  private final Backoff backoff;
  private final LongSupplier nanoTime;
  private final Deque<Followed> ahead = new ArrayDeque<>();
  private @Nullable EntryId position;
  private boolean away;

  /**
   * A follower with time and pauses of its own.
   *
   * @param reader of the stream; this follower closes it
   */
  public EventFollower(EventReader reader, StartAt start) {
    this(reader, start, RandomGenerator.getDefault(), System::nanoTime);
  }

  /**
   * @param reader of the stream; this follower closes it
   * @param random spreads the pauses between tries to reconnect
   * @param nanoTime measures how long it has waited, as {@link System#nanoTime} does
   */
  public EventFollower(
      EventReader reader, StartAt start, RandomGenerator random, LongSupplier nanoTime) {
    this.reader = reader;
    this.start = start;
    this.backoff = new Backoff(FIRST_PAUSE, MOST_PAUSE, random);
    this.nanoTime = nanoTime;
  }

  /**
   * Waits for the next event, or snapshot.
   *
   * @param wait how long at most, besides what it takes to find the stream away
   * @return empty when none came in time, whether the stream was there or not
   */
  public Optional<Followed> next(Duration wait) throws InterruptedException {
    if (ahead.isEmpty()) {
      awaitMore(wait);
    }
    return Optional.ofNullable(ahead.poll());
  }

  private void awaitMore(Duration wait) throws InterruptedException {
    long end = nanoTime.getAsLong() + wait.toNanos();
    Duration left = wait;
    do {
      readAhead(left);
      left = Duration.ofNanos(end - nanoTime.getAsLong());
    } while (ahead.isEmpty() && left.isPositive());
  }

  private void readAhead(Duration left) throws InterruptedException {
    try {
      boolean there = readOn(position(), shorter(left, MOST_WAIT));
      found();
      if (!there) {
        Thread.sleep(shorter(left, MOST_PAUSE));
      }
    } catch (TransportException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      lost(e);
      Thread.sleep(shorter(left, backoff.next()));
    }
  }

  /** Whether what was found could be gone on with. */
  private boolean readOn(EntryId at, Duration wait) {
    if (start instanceof StartAt.State && at.equals(EntryId.BEGINNING)) {
      return heal(at);
    }
    List<StreamEntry> entries = reader.read(at, MOST_AT_ONCE, wait);
    if (entries.isEmpty()) {
      return isCurrent(at) || heal(EntryId.BEGINNING);
    }
    for (StreamEntry entry : entries) {
      Optional<Gap> gap = Gap.between(position(), entry.id());
      if (gap.isPresent()) {
        LOG.log(Level.WARNING, gap.get());
        return heal(entry.id());
      }
      position = entry.id();
      FollowedEvent.in(entry).ifPresent(ahead::add);
    }
    return true;
  }

  /** Whether more may follow here: an epoch may have begun in which there is no entry yet. */
  private boolean isCurrent(EntryId at) {
    return at.equals(EntryId.BEGINNING)
        || reader.position().filter(now -> now.epoch() != at.epoch()).isEmpty();
  }

  /**
   * Goes on with what there is.
   *
   * @param least what it must say at least
   * @return false when nothing says so much, yet
   */
  private boolean heal(EntryId least) {
    Optional<StreamState> state =
        reader.state().filter(now -> now.position().compareTo(least) >= 0);
    state.ifPresent(now -> {
      position = now.position();
      ahead.add(Snapshot.of(now));
    });
    return state.isPresent();
  }

  private EntryId position() {
    EntryId known = position;
    if (known == null) {
      known = startingPoint();
      position = known;
    }
    return known;
  }

  private EntryId startingPoint() {
    return switch (start) {
      case StartAt.After(EntryId id) -> id;
      case StartAt.Now() -> reader.last().orElse(EntryId.BEGINNING);
      case StartAt.State() -> EntryId.BEGINNING;
    };
  }

  private void lost(TransportException e) {
    Level level = away ? Level.DEBUG : Level.WARNING;
    LOG.log(level, "no events for now: {0}; trying again", e.getMessage());
    away = true;
  }

  private void found() {
    backoff.reset();
    if (away) {
      LOG.log(Level.INFO, "following events again");
      away = false;
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public void close() {
    reader.close();
  }
}
