package org.zos.container.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zos.container.contract.ContainerObject;
import org.zos.container.contract.EventFields;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.contract.StateFields;
import org.zos.container.stub.follow.EventFollower;
import org.zos.container.stub.follow.Followed;
import org.zos.container.stub.follow.KnownContainers;
import org.zos.container.stub.follow.StartAt;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.EventReader;
import org.zos.zbus.transport.StreamEntry;
import org.zos.zbus.transport.redis.RedisTransport;

/** Reads a real stream: each entry of the epochs that it finds, and as a subscriber does. */
final class RealReader implements AutoCloseable {
  private static final String STREAM = ContainerObject.eventStream(ContainerObject.MODULE);
  private static final int MOST = 10_000;

  private final RedisTransport transport;
  private final EventReader entries;
  private final EventFollower follower;
  private final KnownContainers known = new KnownContainers();
  private final List<String> faults = new ArrayList<>();
  private final StreamRules rules = new StreamRules(Facts.UNKNOWN, faults::add);
  private EntryId last = EntryId.BEGINNING;

  RealReader(PrivateRedis redis) {
    this.transport = redis.transport();
    this.entries = transport.eventReader(STREAM);
    this.follower = new EventFollower(transport.eventReader(STREAM), StartAt.BEGINNING);
  }

  StreamRules rules() {
    return rules;
  }

  List<String> faults() {
    return faults;
  }

  /** Reads all there is. */
  void read() throws InterruptedException {
    for (StreamEntry entry : entries.read(last, MOST, Duration.ZERO)) {
      if (entry.id().epoch() != rules.epoch()) {
        rules.began(entry.id().epoch());
      }
      rules.added(entry.id(), EventFields.parse(entry.fields()));
      last = entry.id();
    }
    Optional<Followed> next = follower.next(Duration.ZERO);
    while (next.isPresent()) {
      known.apply(next.get());
      next = follower.next(Duration.ZERO);
    }
  }

  /** About what stream, state and subscriber differ. */
  List<String> differences() {
    Map<String, String> told = new HashMap<>();
    rules.views().forEach((key, view) -> told.put(key, text(view.last())));
    Map<String, String> subscribed = new HashMap<>();
    known
        .all()
        .forEach(
            each -> subscribed.put(each.subject().ns() + "/" + each.subject().id(), text(each)));
    Map<String, String> kept = new HashMap<>();
    entries
        .state()
        .ifPresent(state ->
            state
                .records()
                .forEach((key, json) ->
                    kept.put(key, text(EventFields.parse(StateFields.parse(json).fields())))));
    List<String> differences = new ArrayList<>();
    if (!told.equals(kept)) {
      differences.add("told was " + told + ", kept is " + kept);
    }
    if (!told.equals(subscribed)) {
      differences.add("told was " + told + ", the subscriber knows " + subscribed);
    }
    return differences;
  }

  private static String text(LifecycleEvent event) {
    return EventFields.of(event).toString();
  }

  @Override
  public void close() {
    entries.close();
    follower.close();
    transport.close();
  }
}
