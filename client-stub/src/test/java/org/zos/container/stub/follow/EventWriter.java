package org.zos.container.stub.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.zos.container.contract.ContainerObject;
import org.zos.container.contract.EventFields;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.contract.StateFields;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.EventLog;
import org.zos.zbus.transport.EventLog.EventRecord;
import org.zos.zbus.transport.redis.RedisTransport;

/** Writes a real stream, as the module does. */
public final class EventWriter implements AutoCloseable {
  private static final long LENGTH = 10_000;

  private final EventLog log;
  private final Map<String, Map<String, String>> existing = new LinkedHashMap<>();
  private EntryId last = EntryId.BEGINNING;

  public EventWriter(RedisTransport redis) {
    this.log = redis.eventLog(ContainerObject.eventStream(ContainerObject.MODULE), LENGTH);
  }

  /** Begins an epoch in which nothing exists. */
  public EventWriter begin(long epoch) {
    existing.clear();
    return beginAgain(epoch);
  }

  /** Begins an epoch with what there is; {@link #tellAgain} tells it. */
  public EventWriter beginAgain(long epoch) {
    last = new EntryId(epoch, 0);
    Map<String, String> state = new LinkedHashMap<>();
    existing.forEach(
        (subject, fields) -> state.put(subject, new StateFields(last.toString(), fields).toJson()));
    log.begin(epoch, state);
    return this;
  }

  /** Tells the last event of each container that exists once more. */
  public EventWriter tellAgain() {
    Map.copyOf(existing).values().forEach(this::add);
    return this;
  }

  /** Adds an event. */
  public FollowedEvent add(LifecycleEvent event) {
    return new FollowedEvent(add(EventFields.of(event)), event);
  }

  /** Adds an entry of any kind. */
  public EntryId add(Map<String, String> fields) {
    EntryId id = last.next();
    if (!log.append(record(id, fields))) {
      throw new AssertionError("entry " + id + " does not follow");
    }
    last = id;
    return id;
  }

  private EventRecord record(EntryId id, Map<String, String> fields) {
    String subject = fields.get("ns") + "/" + fields.get("id");
    boolean gone = "deleted".equals(fields.get("type"));
    if (gone) {
      existing.remove(subject);
    } else {
      existing.put(subject, fields);
    }
    Optional<String> state =
        gone ? Optional.empty() : Optional.of(new StateFields(id.toString(), fields).toJson());
    return new EventRecord(id, fields, subject, state, "{}".getBytes(UTF_8));
  }

  @Override
  public void close() {
    log.close();
  }
}
