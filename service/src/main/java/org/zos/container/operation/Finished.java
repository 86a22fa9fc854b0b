package org.zos.container.operation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.Labels;

/**
 * Remembers, for a while, which calls of Delete were brought to their end by others than
 * themselves: such a call, taken up again, has deleted its container all the same. For any thread.
 */
final class Finished {
  private static final int MOST = 1024;

  private final Map<String, Boolean> requests =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST;
        }
      };

  /** The removal of this container has been brought to its end. */
  synchronized void add(ContainerRecord container) {
    String request = container.label(Labels.DELETING);
    if (!request.isEmpty()) {
      requests.put(request, true);
    }
  }

  /** Whether what this call asked for was done. */
  synchronized boolean contains(String request) {
    return requests.containsKey(request);
  }
}
