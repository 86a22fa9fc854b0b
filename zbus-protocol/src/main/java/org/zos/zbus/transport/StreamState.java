package org.zos.zbus.transport;

import java.util.Map;

/**
 * What is true at one place of an event stream.
 *
 * @param position the last entry that is in it
 * @param records the last record of each subject that exists, by subject
 */
public record StreamState(EntryId position, Map<String, String> records) {
  public StreamState {
    records = Map.copyOf(records);
  }
}
