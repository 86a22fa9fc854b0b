package org.zos.container.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zos.container.contract.EventSubject;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.contract.LifecycleEvent.Created;
import org.zos.container.contract.LifecycleEvent.Deleted;
import org.zos.container.contract.LifecycleEvent.Exited;
import org.zos.container.contract.LifecycleEvent.GaveUp;
import org.zos.container.contract.LifecycleEvent.Oom;
import org.zos.container.contract.LifecycleEvent.Restarting;
import org.zos.container.contract.LifecycleEvent.Started;
import org.zos.container.publish.Standing.End;

/**
 * What there is to tell of one container, whose last word is known: what was told already is left
 * out, and what must have come before is put in. So nobody is told of an end without a beginning,
 * of a deletion before the end, or of anything twice. For one thread.
 */
final class Telling {
  private final List<LifecycleEvent> events = new ArrayList<>();
  private Optional<Standing> known;

  Telling(Optional<Standing> known) {
    this.known = known;
  }

  /** All that is to be told, in order. */
  List<LifecycleEvent> events() {
    return events;
  }

  /** What will be known then. */
  Optional<Standing> known() {
    return known;
  }

  /** Something has happened. */
  void happened(LifecycleEvent event) {
    EventSubject subject = named(event.subject());
    if (subject.uid().isEmpty()) {
      // nobody could say later which container that was, and nobody was told of it before
      return;
    }
    switch (event) {
      case Created e -> exists(subject, e.at());
      case Started e -> started(subject, e);
      case Exited e -> exited(subject, e);
      case Oom e -> {
        // after the end it adds nothing: the end has said so
        if (isOf(subject) && isLive()) {
          tell(new Oom(e.at(), subject));
        }
      }
      case Restarting e -> decided(new Restarting(e.at(), subject, e.attempt(), e.reason()));
      case GaveUp e -> decided(new GaveUp(e.at(), subject, e.attempt(), e.reason()));
      case Deleted e -> {
        if (isOf(subject)) {
          deleted(e.at(), e.reason());
        }
      }
    }
  }

  /** An event whose incarnation could not be found out is of the one that is known. */
  private EventSubject named(EventSubject subject) {
    return subject.uid().isEmpty() && known.isPresent() ? known.get().subject() : subject;
  }

  private boolean isOf(EventSubject subject) {
    return known
        .map(k -> k.subject().uid())
        .filter(uid -> uid.isEmpty() || uid.equals(subject.uid()))
        .isPresent();
  }

  private boolean isLive() {
    return known.filter(Standing::isLive).isPresent();
  }

  private long pid() {
    return known.flatMap(Standing::run).map(Standing.Run::pid).orElse(0L);
  }

  /** The container exists, and no other of its name. */
  void exists(EventSubject subject, Instant at) {
    if (!isOf(subject)) {
      gone(at);
      tell(new Created(at, subject));
    }
  }

  /** Whatever is known exists no longer. */
  void gone(Instant at) {
    if (known.isPresent()) {
      deleted(at, "");
    }
  }

  private void deleted(Instant at, String reason) {
    endUnseen(at);
    known.ifPresent(k -> tell(new Deleted(at, k.subject(), reason)));
  }

  /** What is known to run runs no longer; nobody knows how it ended. */
  void endUnseen(Instant at) {
    if (isLive()) {
      known.ifPresent(k -> tell(End.lost(at).event(k.subject(), pid())));
    }
  }

  private void started(EventSubject subject, Started event) {
    exists(subject, event.at());
    boolean told = known.flatMap(Standing::run).filter(run -> isSame(run, event.pid())).isPresent();
    if (!told) {
      endUnseen(event.at());
      tell(new Started(event.at(), subject, event.pid()));
    }
  }

  private void exited(EventSubject subject, Exited event) {
    exists(subject, event.at());
    started(subject, new Started(event.at(), subject, event.pid()));
    if (isLive()) {
      tell(End.of(event).event(subject, event.pid() == 0 ? pid() : event.pid()));
    }
  }

  /**
   * A pid that nobody knows may be any; but what has ended is not what begins later, whatever pid
   * it had.
   */
  private static boolean isSame(Standing.Run run, long pid) {
    return run.pid() == pid || pid == 0 || (run.pid() == 0 && run.live());
  }

  private void decided(LifecycleEvent verdict) {
    boolean told = known.flatMap(Standing::verdict).filter(v -> isSame(v, verdict)).isPresent();
    if (isOf(verdict.subject()) && !told) {
      tell(verdict);
    }
  }

  /** It is given up once, whatever is said of it later. */
  private static boolean isSame(LifecycleEvent one, LifecycleEvent other) {
    return one.equals(other) || (one instanceof GaveUp && other instanceof GaveUp);
  }

  private void tell(LifecycleEvent event) {
    events.add(event);
    known = Standing.after(known, event);
  }
}
