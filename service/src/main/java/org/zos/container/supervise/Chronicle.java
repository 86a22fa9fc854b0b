package org.zos.container.supervise;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.zos.container.contract.EventSubject;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.publish.EventSink;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineEvent;
import org.zos.container.runtime.LastExit;
import org.zos.container.runtime.TaskState;

/** Tells in lifecycle events what the engine's events mean. For one thread. */
final class Chronicle {
  private final Incarnations incarnations;
  private final Function<EngineEvent, Optional<EventSubject>> lookup;
  private final EventSink sink;
  private final MemoryKills kills;
  private final BiConsumer<EventSubject, LastExit> ended;

  /**
   * @param lookup what is on record of the container of an event, as far as it is the same one
   * @param ended learns of each end, after it was told
   */
  Chronicle(
      Incarnations incarnations,
      Function<EngineEvent, Optional<EventSubject>> lookup,
      EventSink sink,
      MemoryKills kills,
      BiConsumer<EventSubject, LastExit> ended) {
    this.incarnations = incarnations;
    this.lookup = lookup;
    this.sink = sink;
    this.kills = kills;
    this.ended = ended;
  }

  void tell(EngineEvent event) {
    ContainerRef ref = event.ref();
    switch (event) {
      case EngineEvent.Created e -> created(e);
      case EngineEvent.Started e -> {
        kills.started(ref, e.pid());
        sink.accept(new LifecycleEvent.Started(e.at(), subject(event), e.pid()));
      }
      case EngineEvent.Exited e -> exited(e);
      case EngineEvent.OutOfMemory e -> {
        kills.told(ref);
        sink.accept(new LifecycleEvent.Oom(e.at(), subject(event)));
      }
      case EngineEvent.Deleted e -> deleted(e);
    }
  }

  private void created(EngineEvent.Created event) {
    EventSubject subject =
        incarnations
            .nextExpected(event.ref(), event.at())
            .or(() -> lookup.apply(event))
            // the clock was set back after it was announced
            .or(() -> incarnations.nextExpected(event.ref(), Instant.MAX))
            // gone already: nobody can know another name of it than this one
            .orElseGet(() -> Subjects.unknown(event.ref(), event.at().toString()));
    incarnations.begin(subject);
    kills.created(event.ref());
    sink.accept(new LifecycleEvent.Created(event.at(), subject));
  }

  private void exited(EngineEvent.Exited event) {
    EventSubject subject = subject(event);
    boolean oom = kills.take(subject);
    sink.accept(
        new LifecycleEvent.Exited(
            event.at(),
            subject,
            event.pid(),
            event.code(),
            LifecycleEvent.Exited.signalOf(event.code()),
            oom,
            ""));
    ended.accept(subject, new LastExit(new TaskState.Exit(event.code(), event.at()), oom));
  }

  private void deleted(EngineEvent.Deleted event) {
    EventSubject subject = subject(event);
    incarnations.end(event.ref());
    kills.forget(subject);
    sink.accept(new LifecycleEvent.Deleted(event.at(), subject, ""));
  }

  private EventSubject subject(EngineEvent event) {
    return incarnations
        .current(event.ref())
        .or(() -> lookup.apply(event))
        .orElseGet(() -> Subjects.unknown(event.ref(), ""));
  }
}
