package org.zos.container.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the state beside the event stream says of one container that exists.
 *
 * @param entry the id of its last event on the stream
 * @param fields of that event, and what earlier ones told that still holds: {@code created_at},
 *     {@code started_at}, {@code pid}, {@code exited_at}, and of an end that was the last thing its
 *     process did all that {@code exited} has
 */
public record StateFields(String entry, Map<String, String> fields) {
  private static final String ENTRY = "entry";

  public StateFields {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** As it lies in Redis: one JSON object of texts. */
  public String toJson() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(ENTRY, entry);
    all.putAll(fields);
    return EventJson.object(all);
  }

  /**
   * Reads that.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static StateFields parse(String json) {
    Map<String, String> fields = EventJson.parseObject(json);
    String entry = fields.remove(ENTRY);
    if (entry == null) {
      throw new IllegalArgumentException("a state without its entry: " + json);
    }
    return new StateFields(entry, fields);
  }
}
