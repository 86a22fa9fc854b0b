package org.zos.container.stub.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One container, by name.
 *
 * @param ns its namespace
 * @param id its id within that
 */
record ContainerRef(String ns, String id) {

  /** The beginning of a JSON object about it, under the names that Inspect has. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Namespace", ns);
    fields.put("ID", id);
    return fields;
  }
}
