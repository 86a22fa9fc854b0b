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
  Told(TestNode node, String ns, String id) {
    this(node, new ContainerRef(ns, id));
  }

  /** All of it, oldest first. */
  List<LifecycleEvent> events() {
    return stream().toList();
  }

  private Stream<LifecycleEvent> stream() {
    return node.events().stream()
        .map(FollowedEvent::event)
        .filter(event -> event.subject().ns().equals(ref.ns()))
        .filter(event -> event.subject().id().equals(ref.id()));
  }

  List<String> types() {
    return stream().map(LifecycleEvent::type).toList();
  }

  long count(String type) {
    return types().stream().filter(type::equals).count();
  }

  <E extends LifecycleEvent> List<E> all(Class<E> type) {
    return stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Which incarnations it tells of, in the order of their first events. */
  List<String> uids() {
    return stream().map(event -> event.subject().uid()).distinct().toList();
  }

  List<Exited> ends() {
    return all(Exited.class);
  }

  Exited end() {
    List<Exited> ends = ends();
    if (ends.size() != 1) {
      throw new AssertionError(ref + " ended " + ends.size() + " times: " + ends);
    }
    return ends.getFirst();
  }

  /** Waits until so many events of a type were told. */
  void await(String type, int count) {
    Eventually.that(
        "%s is told %d times of %s".formatted(type, count, ref), () -> count(type) >= count);
  }

  /** Waits until exactly these were told. */
  void await(String... types) {
    Eventually.that(
        "told of " + ref + " is " + String.join(", ", types), () -> types().equals(List.of(types)));
  }
}
