package org.zos.container.stub.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.zos.container.contract.EventSubject;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.contract.LifecycleEvent.Created;
import org.zos.container.contract.LifecycleEvent.Deleted;
import org.zos.container.contract.LifecycleEvent.Exited;
import org.zos.container.contract.LifecycleEvent.Started;
import org.zos.zbus.transport.TransportException;

/** Containers that come and go at random, some names again and again, and what is told of them. */
final class Containers implements AutoCloseable {
  private static final int NAMES = 6;
  private static final int MOST = 20;

  private final EventWriter writer;
  private final Random random;
  private final Map<String, EventSubject> existing = new ConcurrentHashMap<>();
  private int made;
  private long epoch = 1;

  Containers(EventWriter writer, Random random) {
    this.writer = writer;
    this.random = random;
  }

  /** Which exist, by uid. */
  Set<String> existing() {
    return new TreeSet<>(existing.keySet());
  }

  boolean exists(String uid) {
    return existing.containsKey(uid);
  }

  void happen() {
    int what = existing.size() > MOST ? 1 : random.nextInt(4);
    if (existing.isEmpty() || what == 0) {
      create();
    } else if (what == 1) {
      delete(any());
    } else {
      EventSubject subject = any();
      write(
          what == 2
              ? new Started(SampleEvents.AT, subject, made)
              : new Exited(SampleEvents.AT, subject, made, 0, 0, false, ""));
    }
  }

  private EventSubject any() {
    List<EventSubject> all = new ArrayList<>(existing.values());
    return all.get(random.nextInt(all.size()));
  }

  /** One of the few names, whose container goes first if there is one; or a name of its own. */
  void create() {
    String id = random.nextBoolean() ? "web-" + random.nextInt(NAMES) : "once-" + made;
    existing.values().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .ifPresent(this::delete);
    EventSubject subject =
        new EventSubject("blue", id, "uid-" + ++made, "", "", List.of(), List.of(), "");
    existing.put(subject.uid(), subject);
    write(new Created(SampleEvents.AT, subject));
  }

  private void delete(EventSubject subject) {
    existing.remove(subject.uid());
    write(new Deleted(SampleEvents.AT, subject, ""));
  }

  /** What was told is lost. */
  void beginAgain() {
    epoch++;
    boolean begun = false;
    while (!begun) {
      try {
        writer.beginAgain(epoch).tellAgain();
        begun = true;
      } catch (TransportException e) {
        // Redis has just come back, and the connection has not: as the module does
        epoch++;
      }
    }
  }

  private void write(LifecycleEvent event) {
    writer.add(event);
  }

  @Override
  public void close() {
    writer.close();
  }
}
