package org.zos.container.it;

import java.util.List;
import java.util.stream.Stream;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.contract.LifecycleEvent.Exited;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.stub.follow.FollowedEvent;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;

/**
 * What the stream says of the containers of one name.
 *
 * @param ref their name
 */
record Told(TestNode node, ContainerRef ref) {
  private Stream<LifecycleEvent> all() {
    return node.events().stream()
        .map(FollowedEvent::event)
        .filter(event -> event.subject().ns().equals(ref.ns()))
        .filter(event -> event.subject().id().equals(ref.id()));
  }

  List<LifecycleEvent> events() {
    return all().toList();
  }

  List<String> types() {
    return all().map(LifecycleEvent::type).toList();
  }

  /** Which incarnations it tells of, in the order of their first events. */
  List<String> uids() {
    return all().map(event -> event.subject().uid()).distinct().toList();
  }

  List<Exited> ends() {
    return all().filter(Exited.class::isInstance).map(Exited.class::cast).toList();
  }

  Exited end() {
    List<Exited> ends = ends();
    if (ends.size() != 1) {
      throw new AssertionError(ref + " ended " + ends.size() + " times: " + ends);
    }
    return ends.getFirst();
  }

  void await(String... types) {
    Eventually.that(
        "told of " + ref + " is " + String.join(", ", types), () -> types().equals(List.of(types)));
  }
}
