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

/**
 * What is known of a container that exists: all that its events so far add up to, and enough to
 * tell the next one from a repetition.
 *
 * @param subject which incarnation
 * @param createdAt when it began to exist
 * @param run its last process; empty when none has begun
 * @param end how a process of it ended last: that one, if it runs no longer, else one before it
 * @param verdict what was decided after that end; empty when nothing was, or it runs again
 */
public record Standing(
    EventSubject subject,
    Instant createdAt,
    Optional<Run> run,
    Optional<End> end,
    Optional<LifecycleEvent> verdict) {

  /**
   * A process.
   *
   * @param pid on the host; 0 when nobody knows
   * @param at when it began
   * @param live whether it runs
   */
  public record Run(long pid, Instant at, boolean live) {
    Run ended() {
      return new Run(pid, at, false);
    }
  }

  /**
   * The end of a process.
   *
   * @param code {@link Exited#NO_CODE} when nobody knows
   */
  public record End(Instant at, long code, boolean oomKilled, String reason) {
    static End of(Exited event) {
      return new End(event.at(), event.exitCode(), event.oomKilled(), event.reason());
    }

    /** One of which only is known that it must have come. */
    static End lost(Instant at) {
      return new End(at, Exited.NO_CODE, false, Exited.LOST);
    }

    Exited event(EventSubject subject, long pid) {
      return new Exited(at, subject, pid, code, Exited.signalOf(code), oomKilled, reason);
    }
  }

  /** A container that has just come to be. */
  public static Standing created(EventSubject subject, Instant at) {
    return new Standing(subject, at, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same with a process that runs. */
  public Standing running(long pid, Instant since) {
    return with(Optional.of(new Run(pid, since, true)), end, Optional.empty());
  }

  /** The same with a process that has ended. */
  public Standing ended(long pid, Instant since, End how) {
    return with(Optional.of(new Run(pid, since, false)), Optional.of(how), Optional.empty());
  }

  /** The same with an end that is on record, of whatever process. */
  public Standing noted(End how) {
    return with(run, Optional.of(how), verdict);
  }

  /** The same after a decision. */
  public Standing decided(LifecycleEvent how) {
    return with(run, end, Optional.of(how));
  }

  private Standing with(Optional<Run> run, Optional<End> end, Optional<LifecycleEvent> verdict) {
    return new Standing(subject, createdAt, run, end, verdict);
  }

  boolean isLive() {
    return run.filter(Run::live).isPresent();
  }

  /** Names the container, whichever incarnation it is. */
  String key() {
    return key(subject);
  }

  static String key(EventSubject subject) {
    return subject.ns() + "/" + subject.id();
  }

  /** What is known once this event is; empty when the container exists no longer. */
  static Optional<Standing> after(Optional<Standing> before, LifecycleEvent event) {
    return switch (event) {
      case Created e -> Optional.of(created(e.subject(), e.at()));
      case Deleted e -> Optional.empty();
      default ->
          Optional.of(before.orElseGet(() -> created(event.subject(), event.at())).advanced(event));
    };
  }

  private Standing advanced(LifecycleEvent event) {
    Standing next = new Standing(event.subject(), createdAt, run, end, verdict);
    return switch (event) {
      case Started e -> next.running(e.pid(), e.at());
      case Exited e ->
          next.with(
              Optional.of(run.map(Run::ended).orElseGet(() -> new Run(e.pid(), e.at(), false))),
              Optional.of(End.of(e)),
              Optional.empty());
      case Restarting e -> next.decided(e);
      case GaveUp e -> next.decided(e);
      case Created e -> next;
      case Oom e -> next;
      case Deleted e -> next;
    };
  }

  /** The events that lead here, as far as they are known. */
  List<LifecycleEvent> history() {
    List<LifecycleEvent> events = new ArrayList<>(List.of(new Created(createdAt, subject)));
    run.ifPresent(r -> {
      events.add(new Started(r.at(), subject, r.pid()));
      end.filter(e -> !r.live()).ifPresent(e -> events.add(e.event(subject, r.pid())));
    });
    verdict.ifPresent(events::add);
    return events;
  }
}
