package org.zos.container.model;

import java.util.Map;
import java.util.Optional;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.EventLog;
import org.zos.zbus.transport.StreamState;

/** The writer's end of the model's stream, which decides as the real one does. */
final class ModelEventLog implements EventLog {
  private final ModelRedis redis;
  private EntryId position = EntryId.BEGINNING;

  ModelEventLog(ModelRedis redis) {
    this.redis = redis;
  }

  @Override
  public Optional<EntryId> lastPosition() {
    Optional<EntryId> noted = redis.position();
    boolean whole = redis.isOfThisRun() && noted.filter(this::holds).isPresent();
    if (!whole) {
      return Optional.empty();
    }
    noted.ifPresent(at -> position = at);
    return noted;
  }

  private boolean holds(EntryId noted) {
    Optional<EntryId> last = redis.lastEntry();
    return noted.seq() == 0
        ? last.isEmpty() || last.get().epoch() < noted.epoch()
        : last.equals(Optional.of(noted));
  }

  @Override
  public long nextEpoch(long atLeast) {
    long before = redis.lastEntry().map(EntryId::epoch).orElse(0L);
    long noted = redis.position().map(EntryId::epoch).orElse(0L);
    return Math.max(atLeast, Math.max(before, noted) + 1);
  }

  @Override
  public Map<String, String> state() {
    return redis.state().map(StreamState::records).orElse(Map.of());
  }

  @Override
  public void begin(long epoch, Map<String, String> state) {
    EntryId before = new EntryId(epoch, 0);
    redis.begin(before, state);
    position = before;
  }

  @Override
  public boolean append(EventRecord event) {
    boolean added = redis.append(position, event);
    if (added) {
      position = event.id();
    }
    return added;
  }

  @Override
  public void close() {
    // nothing is held
  }
}
