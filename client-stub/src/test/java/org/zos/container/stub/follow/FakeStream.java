package org.zos.container.stub.follow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zos.container.contract.EventFields;
import org.zos.container.contract.LifecycleEvent;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.EventReader;
import org.zos.zbus.transport.StreamEntry;
import org.zos.zbus.transport.StreamState;
import org.zos.zbus.transport.TransportException;

/**
 * A stream in memory, read by its own thread. Its time passes only while somebody waits for an
 * entry that is not there.
 */
public final class FakeStream implements EventReader {
  private static final Duration OUTAGE_TAKES = Duration.ofMillis(100);

  private final List<StreamEntry> entries = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private Optional<StreamState> state = Optional.empty();
  private Runnable whenDry = () -> {};
  private int reads = Integer.MAX_VALUE;
  private int outages;
  private long nanoTime;
  private boolean closed;

  /** Adds an event. */
  public FakeStream add(String id, LifecycleEvent event) {
    return add(id, EventFields.of(event));
  }

  /** Adds an entry of any kind. */
  public FakeStream add(String id, Map<String, String> fields) {
    entries.add(new StreamEntry(EntryId.parse(id), fields));
    return this;
  }

  /** What the state beside it says from now on. */
  public FakeStream state(StreamState now) {
    state = Optional.of(now);
    return this;
  }

  /** The next so many tries find the stream away. */
  public FakeStream away(int tries) {
    outages = tries;
    return this;
  }

  /** So many reads find the stream there, and those that follow do not. */
  public FakeStream awayAfterReads(int count) {
    reads = count;
    return this;
  }

  /** What happens when a reader has read everything and waits for more. */
  public FakeStream whenDry(Runnable action) {
    whenDry = action;
    return this;
  }

  /** What has passed so far of the stream's own time. */
  long nanoTime() {
    return nanoTime;
  }

  /** How long each read was willing to wait. */
  List<Duration> waits() {
    return waits;
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public List<StreamEntry> read(EntryId after, int most, Duration wait) {
    waits.add(wait);
    if (reads-- == 0) {
      outages = Integer.MAX_VALUE;
    }
    failWhileAway();
    List<StreamEntry> found = behind(after).stream().limit(most).toList();
    if (found.isEmpty()) {
      nanoTime += wait.toNanos();
      whenDry.run();
    }
    return found;
  }

  private List<StreamEntry> behind(EntryId after) {
    return entries.stream().filter(entry -> entry.id().compareTo(after) > 0).toList();
  }

  @Override
  public Optional<EntryId> last() {
    failWhileAway();
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast().id());
  }

  @Override
  public Optional<EntryId> position() {
    failWhileAway();
    return state.map(StreamState::position).or(this::last);
  }

  @Override
  public Optional<StreamState> state() {
    failWhileAway();
    return state;
  }

  private void failWhileAway() {
    if (outages > 0) {
      outages--;
      nanoTime += OUTAGE_TAKES.toNanos();
      throw new TransportException("Redis at nowhere can't be reached");
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
