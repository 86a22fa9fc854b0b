package org.zos.container.stub.follow;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.zos.zbus.transport.Backoff;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.EventReader;
import org.zos.zbus.transport.StreamEntry;
import org.zos.zbus.transport.TransportException;

/**
 * Follows the events of a container module, oldest first, each once. While the stream is away it
 * tries again with growing pauses, and goes on behind the last entry that it read. Gaps are told in
 * the log.
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
  private final Deque<FollowedEvent> ahead = new ArrayDeque<>();
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
   * Waits for the next event.
   *
   * @param wait how long at most, besides what it takes to find the stream away
   * @return empty when none came in time, whether the stream was there or not
   */
  public Optional<FollowedEvent> next(Duration wait) throws InterruptedException {
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
      reader.read(position(), MOST_AT_ONCE, shorter(left, MOST_WAIT)).forEach(this::advance);
      found();
    } catch (TransportException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      lost(e);
      Thread.sleep(shorter(left, backoff.next()));
    }
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
    };
  }

  /** The one place where the position moves, and so where a gap is seen. */
  private void advance(StreamEntry entry) {
    Gap.between(position(), entry.id()).ifPresent(gap -> LOG.log(Level.WARNING, gap));
    position = entry.id();
    FollowedEvent.in(entry).ifPresent(ahead::add);
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
