package org.zos.container.publish;

import java.util.Map;
import java.util.Optional;
import org.zos.container.contract.EventFields;
import org.zos.container.contract.LifecycleEvent;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.EventLog.EventRecord;

/** An event in the form in which it is added to the stream. */
final class StreamRecord {
  private StreamRecord() {}

  /**
   * @param standing what is known of the container then
   */
  static EventRecord of(EntryId id, LifecycleEvent event, Optional<Standing> standing) {
    Map<String, String> fields = EventFields.of(event);
    return new EventRecord(
        id,
        fields,
        Standing.key(event.subject()),
        standing.map(known -> StateJson.of(id, event, known)),
        Codecs.mapOf(Codecs.STRING).encode(fields).bytes());
  }
}
