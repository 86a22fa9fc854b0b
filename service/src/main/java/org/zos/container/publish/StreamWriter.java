package org.zos.container.publish;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zos.container.contract.EventFields;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.contract.LifecycleEvent.Deleted;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.EventLog;
import org.zos.zbus.transport.EventLog.EventRecord;
import org.zos.zbus.transport.TransportException;

/**
 * Gives each event its place in the stream, once. After a failure it finds out from the stream
 * itself whether the event got there. For one thread.
 */
final class StreamWriter implements AutoCloseable {
  private final EventLog log;
  private final Clock clock;
  private @Nullable EntryId last;
  private @Nullable EntryId doubtful;

  StreamWriter(EventLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * Adds an event to the stream. When it throws, call it again with the same event.
   *
   * @throws TransportException when Redis is away; the event may have been added or not
   */
  void write(LifecycleEvent event) {
    while (!tryWrite(event)) {
      // somebody emptied the stream or wrote into it: look where it stands, and begin an epoch
      last = null;
    }
  }

  private boolean tryWrite(LifecycleEvent event) {
    EntryId position = position();
    if (position.equals(doubtful)) {
      // the answer was lost, the event was not
      doubtful = null;
      return true;
    }
    EntryId id = position.next();
    doubtful = id;
    last = null;
    boolean added = log.append(entry(id, event));
    doubtful = null;
    last = added ? id : null;
    return added;
  }

  private EntryId position() {
    if (last != null) {
      return last;
    }
    return log.lastPosition().orElseGet(this::beginEpoch);
  }

  private EntryId beginEpoch() {
    long epoch = log.nextEpoch(clock.millis());
    log.begin(epoch);
    return new EntryId(epoch, 0);
  }

  private static EventRecord entry(EntryId id, LifecycleEvent event) {
    Map<String, String> fields = EventFields.of(event);
    Optional<String> state =
        event instanceof Deleted ? Optional.empty() : Optional.of(StateJson.of(id, fields));
    String subject = event.subject().ns() + "/" + event.subject().id();
    byte[] message = Codecs.mapOf(Codecs.STRING).encode(fields).bytes();
    return new EventRecord(id, fields, subject, state, message);
  }

  @Override
  public void close() {
    log.close();
  }
}
