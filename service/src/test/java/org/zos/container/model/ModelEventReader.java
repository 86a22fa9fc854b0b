package org.zos.container.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.EventReader;
import org.zos.zbus.transport.StreamEntry;
import org.zos.zbus.transport.StreamState;

/** A reader's end of the model's stream, which never waits. */
final class ModelEventReader implements EventReader {
  private final ModelRedis redis;

  ModelEventReader(ModelRedis redis) {
    this.redis = redis;
  }

  @Override
  public List<StreamEntry> read(EntryId after, int most, Duration wait) {
    return redis.read(after, most);
  }

  @Override
  public Optional<EntryId> last() {
    return redis.lastEntry();
  }

  @Override
  public Optional<EntryId> position() {
    return redis.position();
  }

  @Override
  public Optional<StreamState> state() {
    return redis.state();
  }

  @Override
  public void close() {
    // nothing is held
  }
}
