package org.zos.container.stub.follow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zos.container.contract.EventSubject;
import org.zos.container.contract.LifecycleEvent;

/**
 * The containers that exist, from what a follower gives. For whoever holds something for each
 * container: it learns of each incarnation's end, whether that was told or missed. For one thread.
 */
public final class KnownContainers {
  /** One name. */
  private record Name(String ns, String id) {
    static Name of(EventSubject subject) {
      return new Name(subject.ns(), subject.id());
    }
  }

  private final Map<Name, LifecycleEvent> last = new LinkedHashMap<>();

  /** The last event of each container that exists. */
  public List<LifecycleEvent> all() {
    return List.copyOf(last.values());
  }

  /**
   * Takes what comes next.
   *
   * @return those that exist no longer: what belonged to them can be freed
   */
  public List<EventSubject> apply(Followed followed) {
    return switch (followed) {
      case FollowedEvent event -> happened(event.event());
      case Snapshot snapshot -> replace(snapshot);
    };
  }

  private List<EventSubject> happened(LifecycleEvent event) {
    Name name = Name.of(event.subject());
    Optional<EventSubject> known = Optional.ofNullable(last.get(name)).map(LifecycleEvent::subject);
    boolean same = known.filter(k -> k.uid().equals(event.subject().uid())).isPresent();
    if (event instanceof LifecycleEvent.Deleted) {
      if (same) {
        last.remove(name);
      }
      return known.filter(k -> same).stream().toList();
    }
    last.put(name, event);
    return known.filter(k -> !same).stream().toList();
  }

  private List<EventSubject> replace(Snapshot snapshot) {
    Map<Name, LifecycleEvent> now = new LinkedHashMap<>();
    snapshot.containers().forEach(each -> now.put(Name.of(each.event().subject()), each.event()));
    List<EventSubject> gone = new ArrayList<>();
    last.forEach((name, event) -> {
      LifecycleEvent there = now.get(name);
      if (there == null || !there.subject().uid().equals(event.subject().uid())) {
        gone.add(event.subject());
      }
    });
    last.clear();
    last.putAll(now);
    return gone;
  }
}
