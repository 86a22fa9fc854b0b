package org.zos.container.stub.follow;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.zos.container.contract.EventFields;
import org.zos.container.contract.LifecycleEvent;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.StreamEntry;

/**
 * One event and its place on the stream.
 *
 * @param entry to be kept once the event is dealt with, and given to {@link StartAt#after} then
 * @param event what happened
 */
public record FollowedEvent(EntryId entry, LifecycleEvent event) implements Followed {
  private static final Logger LOG = System.getLogger(FollowedEvent.class.getName());

  /**
   * The event in an entry; empty, with a line in the log, where there is none that this version
   * knows. A newer module may tell more than its readers understand, and that must not keep them
   * from the rest.
   */
  public static Optional<FollowedEvent> in(StreamEntry entry) {
    try {
      return Optional.of(new FollowedEvent(entry.id(), EventFields.parse(entry.fields())));
    } catch (IllegalArgumentException e) {
      LOG.log(Level.WARNING, "passing over event {0}: {1}", entry.id(), e.getMessage());
      return Optional.empty();
    }
  }
}
