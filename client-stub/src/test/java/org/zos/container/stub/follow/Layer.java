package org.zos.container.stub.follow;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.zos.container.contract.ContainerObject;
import org.zos.container.contract.EventSubject;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.transport.redis.RedisTransport;

/** Somebody who holds something for each container, and can be restarted. */
final class Layer implements AutoCloseable {
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final Duration CLOSING = Duration.ofSeconds(30);

  private final PrivateRedis redis;
  private final Predicate<String> exists;
  private final KnownContainers known = new KnownContainers();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private StartAt start;
  private Thread thread;

  /**
   * @param exists whether the container of a uid exists
   */
  Layer(PrivateRedis redis, StartAt start, Predicate<String> exists) {
    this.redis = redis;
    this.start = start;
    this.exists = exists;
    this.thread = begin();
  }

  private Thread begin() {
    return Thread.ofVirtual().name("layer").start(this::follow);
  }

  private void follow() {
    String stream = ContainerObject.eventStream(ContainerObject.MODULE);
    try (RedisTransport transport = redis.transport();
        EventFollower follower = new EventFollower(transport.eventReader(stream), start)) {
      while (true) {
        follower.next(WAIT).ifPresent(this::take);
      }
    } catch (InterruptedException e) {
      // it is to end
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      errors.add(e.toString());
    }
  }

  private synchronized void take(Followed next) {
    known.apply(next).stream()
        .map(EventSubject::uid)
        .filter(exists)
        .forEach(uid -> errors.add(uid + " exists, and was freed at " + next));
    start = StartAt.after(next.entry());
  }

  /** Ends it; or starts it again, with the entry that it stored. */
  void stopOrStart() {
    if (thread.isAlive()) {
      close();
    } else {
      start();
    }
  }

  /** Starts it again, if it does not run. */
  void start() {
    if (!thread.isAlive()) {
      thread = begin();
    }
  }

  /** Which containers it takes for existing, by uid. */
  synchronized Set<String> known() {
    Set<String> uids = new TreeSet<>();
    known.all().forEach(event -> uids.add(event.subject().uid()));
    return uids;
  }

  /** What it was told that was not true. */
  List<String> errors() {
    return errors;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      if (!thread.join(CLOSING)) {
        errors.add("it does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
