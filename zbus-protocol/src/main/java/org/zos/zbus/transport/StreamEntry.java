package org.zos.zbus.transport;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One entry of an event stream.
 *
 * @param id given by the writer
 * @param fields in the order in which they were written
 */
public record StreamEntry(EntryId id, Map<String, String> fields) {
  public StreamEntry {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
