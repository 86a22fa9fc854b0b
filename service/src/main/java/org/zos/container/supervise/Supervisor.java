package org.zos.container.supervise;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zos.container.contract.EventSubject;
import org.zos.container.publish.EventSink;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineEvent;
import org.zos.container.runtime.EngineEvents;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.LastExit;
import org.zos.container.runtime.TaskState;
import org.zos.zbus.transport.Backoff;

/**
 * Follows the engine, on a thread of its own: subscribes first, then learns which containers there
 * are, then tells what happens to them; all of it again whenever the engine was away.
 *
 * <p>What there is, it hands to the sink, which finds out what happened unseen; what the engine has
 * told while it was asked is told behind that.
 */
public final class Supervisor implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Supervisor.class.getName());

  /** From when the engine makes a record to when it says so. */
  private static final Duration MOST_LAG = Duration.ofMinutes(1);

  private final ContainerEngine engine;
  private final Reconciler reconciler;
  private final Backoff backoff;
  private final InstantSource clock;
  private final Incarnations incarnations = new Incarnations();
  private final EventSink sink;
  private final MemoryKills kills;
  private final ExitNotes notes;
  private final Chronicle chronicle;
  private final Thread thread = Thread.ofVirtual().name("supervisor").unstarted(this::run);
  private volatile boolean started;
  private volatile boolean closing;
  private boolean reported;

  /**
   * @param sink takes what there is to tell
   * @param kills knows who ran out of memory
   * @param reconciler is told which containers there are, at the start and after each loss of the
   *     connection, and of each end of a process
   * @param backoff between tries while the engine is away; this one's alone from now on
   * @param clock the one that the engine's events go by
   */
  public Supervisor(
      ContainerEngine engine,
      EventSink sink,
      MemoryKills kills,
      Reconciler reconciler,
      Backoff backoff,
      InstantSource clock) {
    this.engine = engine;
    this.reconciler = reconciler;
    this.backoff = backoff;
    this.clock = clock;
    this.sink = sink;
    this.kills = kills;
    this.notes = new ExitNotes(engine);
    this.chronicle = new Chronicle(incarnations, this::lookup, sink, kills, this::ended);
  }

  /** Begins to follow the engine. */
  public void start() {
    started = true;
    thread.start();
  }

  /**
   * Says that a container is about to be created, so that its events are told apart. Means nothing
   * while another module follows the engine: that one finds it on record.
   */
  public void expect(EventSubject subject) {
    if (started) {
      incarnations.expect(subject, clock.instant());
    }
  }

  /** Says more of a container that was announced: its later events have it. */
  public void correct(EventSubject subject) {
    incarnations.correct(subject);
  }

  /** Says that a container which was announced was not created, and never will be. */
  public void forget(EventSubject subject) {
    incarnations.forget(subject);
  }

  private void run() {
    boolean goOn = true;
    while (goOn && !closing) {
      goOn = follow();
    }
  }

  private boolean follow() {
    try (EngineEvents events = engine.subscribe()) {
      learn(events);
      while (!closing) {
        chronicle.tell(events.next());
        // not before the first event: a subscription may be refused only when it is read
        backoff.reset();
      }
      return false;
    } catch (EngineException e) {
      LOG.log(
          reported || closing ? Level.DEBUG : Level.WARNING,
          "not following containerd: {0}; trying again",
          e.getMessage());
      reported = true;
      return backoff.pause();
    }
  }

  private void learn(EngineEvents events) {
    List<EngineEvent> meanwhile = new ArrayList<>(events.soFar());
    List<ContainerRecord> containers =
        engine.namespaces().stream().flatMap(ns -> engine.list(ns).stream()).toList();
    List<Shown> shown = containers.stream().map(this::shown).toList();
    meanwhile.addAll(events.soFar());
    Survey survey = Survey.of(shown, meanwhile, clock.instant());
    incarnations.replaceAll(survey.subjects(incarnations::current));
    sink.existing(survey.listing());
    reconciler.reconcile(containers);
    shown.forEach(this::noteUnseenEnd);
    meanwhile.forEach(chronicle::tell);
    if (reported) {
      LOG.log(Level.INFO, "following containerd again");
      reported = false;
    }
  }

  private void ended(EventSubject subject, LastExit exit) {
    notes.note(subject, exit);
    reconciler.ended(new ContainerRef(subject.ns(), subject.id()));
  }

  private Shown shown(ContainerRecord container) {
    return new Shown(container, task(container.ref()), kills.happened(container));
  }

  /** A failure of one container's process must not keep the others from being told of. */
  private Optional<TaskState> task(ContainerRef ref) {
    try {
      return engine.task(ref);
    } catch (EngineException.Unavailable e) {
      throw e;
    } catch (EngineException e) {
      LOG.log(Level.WARNING, "what {0} does is not known: {1}", ref, e.getMessage());
      return Optional.of(new TaskState.Unknown());
    }
  }

  private void noteUnseenEnd(Shown container) {
    container.unnotedEnd().ifPresent(end -> notes.note(Subjects.of(container.container()), end));
  }

  /**
   * By its record, unless that is a later one's: events lag. Where the engine does not answer no
   * name is given: what there is will be learned when it is back.
   */
  private Optional<EventSubject> lookup(EngineEvent event) {
    try {
      return engine
          .find(event.ref())
          .filter(record -> isOf(event, record.createdAt()))
          .map(Subjects::of);
    } catch (EngineException e) {
      return Optional.of(Subjects.unknown(event.ref(), ""));
    }
  }

  /**
   * One that was made long before its creation is told of is another, and the clock was set back.
   */
  private static boolean isOf(EngineEvent event, Instant created) {
    boolean recent =
        !(event instanceof EngineEvent.Created) || created.plus(MOST_LAG).isAfter(event.at());
    return recent && !created.isAfter(event.at());
  }

  /** Ends the following. What happens from now on is told by whoever follows next. */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
  }
}
