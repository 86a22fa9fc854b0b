package org.zos.container.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zos.container.contract.ContainerObject;
import org.zos.container.contract.EventSubject;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.stub.follow.EventFollower;
import org.zos.container.stub.follow.Followed;
import org.zos.container.stub.follow.KnownContainers;
import org.zos.container.stub.follow.StartAt;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.transport.redis.RedisTransport;

/** Another layer of the node: follows the stream for as long as the test lasts. */
final class Subscriber implements AutoCloseable {
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final RedisTransport transport;
  private final EventFollower follower;
  private final Thread thread;
  private final KnownContainers known = new KnownContainers();
  private final List<String> freed = new ArrayList<>();

  Subscriber(TestNode node) {
    this.transport = node.redis().transport();
    this.follower =
        new EventFollower(
            transport.eventReader(ContainerObject.eventStream(ContainerObject.MODULE)),
            StartAt.BEGINNING);
    this.thread = Thread.ofVirtual().name("subscriber").start(this::run);
  }

  private void run() {
    try {
      while (true) {
        follower.next(WAIT).ifPresent(this::take);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void take(Followed followed) {
    known.apply(followed).stream().map(Subscriber::name).forEach(freed::add);
  }

  private static String name(EventSubject subject) {
    return subject.ns() + "/" + subject.id() + " " + subject.uid();
  }

  /** What it takes for true: the last event's type of each container, by name and incarnation. */
  synchronized Map<String, String> known() {
    Map<String, String> types = new TreeMap<>();
    for (LifecycleEvent event : known.all()) {
      types.put(name(event.subject()), event.type());
    }
    return types;
  }

  /** For which it has learnt, in this order, that they exist no longer. */
  synchronized List<String> freed() {
    return List.copyOf(freed);
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    follower.close();
    transport.close();
  }
}
