package org.zos.container.publish;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.zos.zbus.transport.EntryId;

/**
 * A container's last event as it lies in the state: the entry's id and fields as one JSON object.
 */
final class StateJson {
  private StateJson() {}

  static String of(EntryId id, Map<String, String> fields) {
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    state.put("entry", id.toString());
    fields.forEach(state::put);
    return state.toString();
  }
}
