package org.zos.container.stub.follow;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.Stream;
import org.zos.container.contract.EventFields;
import org.zos.container.contract.StateFields;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.StreamState;

/**
 * All containers that exist, where events may have been missed. Whatever is not among them exists
 * no longer, and another {@code uid} than the one that is known is another container.
 *
 * @param entry up to where this is true: the next events follow it
 * @param containers the last event of each
 */
public record Snapshot(EntryId entry, List<FollowedEvent> containers) implements Followed {
  private static final Logger LOG = System.getLogger(Snapshot.class.getName());

  public Snapshot {
    containers = List.copyOf(containers);
  }

  static Snapshot of(StreamState state) {
    return new Snapshot(
        state.position(), state.records().values().stream().flatMap(Snapshot::read).toList());
  }

  private static Stream<FollowedEvent> read(String json) {
    try {
      StateFields state = StateFields.parse(json);
      return Stream.of(
          new FollowedEvent(EntryId.parse(state.entry()), EventFields.parse(state.fields())));
    } catch (IllegalArgumentException e) {
      LOG.log(Level.WARNING, "passing over a state: {0}", e.getMessage());
      return Stream.empty();
    }
  }
}
