package org.zos.container.stub.follow;

import org.zos.zbus.transport.EntryId;

/** What a follower gives its user: one thing that happened, or all that there is. */
public sealed interface Followed permits FollowedEvent, Snapshot {
  /** To be kept once this is dealt with, and given to {@link StartAt#after} then. */
  EntryId entry();
}
