package org.zos.container.supervise;

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
  private final Function<ContainerRef, EventSubject> lookup;
  private final EventSink sink;
  private final MemoryKills kills;
  private final BiConsumer<EventSubject, LastExit> ended;

  /**
   * @param lookup what is on record of a container whose creation nobody announced
   * @param ended learns of each end, after it was told
   */
  Chronicle(
      Incarnations incarnations,
      Function<ContainerRef, EventSubject> lookup,
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
        sink.accept(new LifecycleEvent.Started(e.at(), subject(ref), e.pid()));
      }
      case EngineEvent.Exited e -> exited(e);
      case EngineEvent.OutOfMemory e -> {
        kills.told(ref);
        sink.accept(new LifecycleEvent.Oom(e.at(), subject(ref)));
      }
      case EngineEvent.Deleted e -> deleted(e);
    }
  }

  private void created(EngineEvent.Created event) {
    EventSubject subject =
        incarnations
            .nextExpected(event.ref(), event.at())
            .orElseGet(() -> lookup.apply(event.ref()));
    incarnations.begin(subject);
    kills.created(event.ref());
    sink.accept(new LifecycleEvent.Created(event.at(), subject));
  }

  private void exited(EngineEvent.Exited event) {
    EventSubject subject = subject(event.ref());
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
    EventSubject subject = subject(event.ref());
    incarnations.end(event.ref());
    kills.forget(subject);
    sink.accept(new LifecycleEvent.Deleted(event.at(), subject, ""));
  }

  private EventSubject subject(ContainerRef ref) {
    return incarnations.current(ref).orElseGet(() -> lookup.apply(ref));
  }
}
