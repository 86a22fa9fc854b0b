package org.zos.container.it;

import java.util.List;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.stub.follow.FollowedEvent;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;

/** What was told of one container, oldest first. */
record Told(TestNode node, String ns, String id) {

  List<LifecycleEvent> events() {
    return node.events().stream()
        .map(FollowedEvent::event)
        .filter(event -> event.subject().ns().equals(ns) && event.subject().id().equals(id))
        .toList();
  }

  List<String> types() {
    return events().stream().map(LifecycleEvent::type).toList();
  }

  long count(String type) {
    return types().stream().filter(type::equals).count();
  }

  <E extends LifecycleEvent> List<E> all(Class<E> type) {
    return events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Waits until so many events of a type were told. */
  void await(String type, int count) {
    Eventually.that(
        "%s is told %d times of %s".formatted(type, count, id), () -> count(type) >= count);
  }
}
