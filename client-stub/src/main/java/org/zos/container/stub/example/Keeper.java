package org.zos.container.stub.example;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.zos.container.contract.EventSubject;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.stub.follow.EventFollower;
import org.zos.container.stub.follow.Followed;
import org.zos.container.stub.follow.FollowedEvent;
import org.zos.container.stub.follow.Snapshot;

/**
 * Does what each event asks for, and only then notes that it is done: what it was killed in, it
 * does again, so that everything here can be done twice. For one thread.
 */
final class Keeper {
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final ContainerFiles files;
  private final StoredEntry stored;

  Keeper(ContainerFiles files, StoredEntry stored) {
    this.files = files;
    this.stored = stored;
  }

  /** Follows until its thread is interrupted. */
  void follow(EventFollower events) throws InterruptedException {
    while (true) {
      Optional<Followed> next = events.next(WAIT);
      next.ifPresent(this::deal);
    }
  }

  void deal(Followed next) {
    switch (next) {
      case FollowedEvent event -> happened(event.event());
      case Snapshot snapshot -> files.keepOnly(subjects(snapshot));
    }
    stored.store(next.entry());
  }

  private void happened(LifecycleEvent event) {
    if (event instanceof LifecycleEvent.Deleted) {
      files.free(event.subject());
    } else {
      files.keep(event.subject());
    }
  }

  /** Some that were missed may be gone, others new. */
  private static List<EventSubject> subjects(Snapshot snapshot) {
    return snapshot.containers().stream().map(each -> each.event().subject()).toList();
  }
}
