package org.zos.container.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.contract.LifecycleEvent.Created;
import org.zos.container.contract.LifecycleEvent.Deleted;
import org.zos.container.contract.LifecycleEvent.Exited;
import org.zos.container.contract.LifecycleEvent.GaveUp;
import org.zos.container.contract.LifecycleEvent.Oom;
import org.zos.container.contract.LifecycleEvent.Restarting;
import org.zos.container.contract.LifecycleEvent.Started;
import org.zos.zbus.transport.EntryId;

/**
 * What every epoch of the stream must keep to, looked at as it is written: each thing once, true,
 * and in an order that makes sense. For any thread.
 */
final class StreamRules {
  private final Facts truth;
  private final Consumer<String> faults;
  private final Map<String, View> views = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<Long> ended = new HashSet<>();
  private final Set<String> deleted = new HashSet<>();
  private EntryId last = EntryId.BEGINNING;

  /** A container as whoever has read the epoch from its beginning knows it. */
  static final class View {
    private final String uid;
    private final Set<Long> pids = new HashSet<>();
    private LifecycleEvent last;
    private boolean live;
    private long pid;
    private @Nullable Exited end;
    private boolean gaveUp;

    View(String uid, Created event) {
      this.uid = uid;
      this.last = event;
    }

    LifecycleEvent last() {
      return last;
    }

    String uid() {
      return uid;
    }

    /** The process that runs. */
    Optional<Long> livePid() {
      return live ? Optional.of(pid) : Optional.empty();
    }

    Optional<Exited> end() {
      return Optional.ofNullable(end);
    }

    boolean gaveUp() {
      return gaveUp;
    }
  }

  StreamRules(Facts truth, Consumer<String> faults) {
    this.truth = truth;
    this.faults = faults;
  }

  /** An epoch begins. */
  synchronized void began(long epoch) {
    last = new EntryId(epoch, 0);
    views.clear();
    seen.clear();
  }

  /** The epoch that was looked at last. */
  synchronized long epoch() {
    return last.epoch();
  }

  /** What the epoch says of all that exist. */
  synchronized Map<String, View> views() {
    return Map.copyOf(views);
  }

  /** The processes of which any epoch has told how they ended. */
  synchronized Set<Long> ends() {
    return Set.copyOf(ended);
  }

  /** The incarnations of which this epoch has told. */
  synchronized Set<String> incarnations() {
    return Set.copyOf(seen);
  }

  /** The incarnations of which any epoch has told that they are gone. */
  synchronized Set<String> deletions() {
    return Set.copyOf(deleted);
  }

  /** An entry is added. */
  synchronized void added(EntryId id, LifecycleEvent event) {
    String key = event.subject().ns() + "/" + event.subject().id();
    require(id.equals(last.next()), event, "follows " + last);
    last = id;
    if (event instanceof Created created) {
      created(key, created);
      return;
    }
    View view = views.get(key);
    if (view == null || !view.uid.equals(uid(event))) {
      faults.accept(event + " of an incarnation that was not told of");
      return;
    }
    follow(key, view, event);
    view.last = event;
  }

  private String uid(LifecycleEvent event) {
    return truth.nameOf(event.subject().uid());
  }

  private void created(String key, Created event) {
    String uid = uid(event);
    require(!views.containsKey(key), event, "there is one already");
    require(seen.add(uid), event, "a second time");
    require(truth.wasBorn(uid), event, "there never was one");
    views.put(key, new View(uid, event));
  }

  private void follow(String key, View view, LifecycleEvent event) {
    switch (event) {
      case Created e -> throw new AssertionError(e);
      case Started e -> started(view, e);
      case Exited e -> exited(view, e);
      case Oom e -> require(view.live, e, "it does not run");
      case Restarting e -> require(!view.live, e, "it runs");
      case GaveUp e -> {
        require(!view.live && !view.gaveUp, e, "it runs, or was given up before");
        require(truth.mayBeGivenUp(view.uid), e, "it did not end so often");
        view.gaveUp = true;
      }
      case Deleted e -> {
        require(!view.live, e, "it runs");
        require(!truth.exists(view.uid), e, "it exists");
        views.remove(key);
        deleted.add(view.uid);
      }
    }
  }

  private void started(View view, Started event) {
    require(!view.live, event, "it runs already, as " + view.pid);
    require(event.pid() == 0 || view.pids.add(event.pid()), event, "a second time");
    if (event.pid() != 0) {
      report(event, truth.wrongStart(view.uid, event.pid()));
    }
    view.live = true;
    view.pid = event.pid();
  }

  private void exited(View view, Exited event) {
    require(view.live && view.pid == event.pid(), event, "not what runs");
    boolean lost = event.exitCode() == Exited.NO_CODE;
    require(lost == event.reason().equals(Exited.LOST), event, "a reason that is none");
    report(
        event,
        lost
            ? truth.wrongLoss(event.pid())
            : truth.wrongEnd(event.pid(), event.exitCode(), event.oomKilled()));
    view.live = false;
    view.end = event;
    ended.add(event.pid());
  }

  private void require(boolean holds, LifecycleEvent event, String otherwise) {
    report(event, holds ? Optional.empty() : Optional.of(otherwise));
  }

  private void report(LifecycleEvent event, Optional<String> wrong) {
    wrong.ifPresent(what -> faults.accept(last + " " + event + ": " + what));
  }
}
