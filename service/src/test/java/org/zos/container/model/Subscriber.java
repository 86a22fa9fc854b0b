package org.zos.container.model;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zos.container.contract.EventSubject;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.stub.follow.EventFollower;
import org.zos.container.stub.follow.Followed;
import org.zos.container.stub.follow.KnownContainers;
import org.zos.container.stub.follow.StartAt;
import org.zos.zbus.transport.EntryId;

/** A layer that holds something for each container: it reads now and then, and is restarted. */
final class Subscriber {
  private final ModelNode node;
  private final KnownContainers known = new KnownContainers();
  private final Set<String> freed = new HashSet<>();
  private EventFollower follower;
  private EntryId dealtWith = EntryId.BEGINNING;

  Subscriber(ModelNode node, StartAt start) {
    this.node = node;
    this.follower = new EventFollower(node.redis().reader(), start);
  }

  /** Reads all there is. */
  void read() throws InterruptedException {
    Optional<Followed> next = follower.next(Duration.ZERO);
    while (next.isPresent()) {
      take(next.get());
      next = follower.next(Duration.ZERO);
    }
  }

  private void take(Followed next) {
    if (next.entry().epoch() == dealtWith.epoch() && next.entry().compareTo(dealtWith) <= 0) {
      node.fault("the subscriber was given " + next.entry() + " after " + dealtWith);
    }
    for (EventSubject gone : known.apply(next)) {
      // an epoch may tell once more what the last one told when its answer was lost
      if (!freed.add(next.entry().epoch() + gone.uid()) || node.judge().exists(gone.uid())) {
        node.fault("the subscriber was told twice or too early that " + gone + " is gone");
      }
    }
    dealtWith = next.entry();
  }

  /** Ends, and starts with what it had stored. */
  void restart() {
    follower.close();
    follower = new EventFollower(node.redis().reader(), StartAt.after(dealtWith));
  }

  /** The last event of each container that it knows to exist. */
  Map<String, LifecycleEvent> known() {
    Map<String, LifecycleEvent> all = new HashMap<>();
    known.all().forEach(each -> all.put(each.subject().ns() + "/" + each.subject().id(), each));
    return all;
  }
}
