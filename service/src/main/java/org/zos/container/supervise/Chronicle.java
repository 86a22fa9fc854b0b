package org.zos.container.supervise;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.zos.container.contract.EventSubject;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.publish.EventSink;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineEvent;

/** Tells in lifecycle events what the engine's events mean. For one thread. */
final class Chronicle {
  private static final long SIGNAL_BASE = 128;
  private static final long LAST_SIGNAL = 64;

  private final Incarnations incarnations;
  private final Function<ContainerRef, EventSubject> lookup;
  private final EventSink sink;
  private final Set<ContainerRef> outOfMemory = new HashSet<>();

  /**
   * @param lookup what is on record of a container whose creation nobody announced
   */
  Chronicle(
      Incarnations incarnations, Function<ContainerRef, EventSubject> lookup, EventSink sink) {
    this.incarnations = incarnations;
    this.lookup = lookup;
    this.sink = sink;
  }

  void tell(EngineEvent event) {
    ContainerRef ref = event.ref();
    switch (event) {
      case EngineEvent.Created e -> created(e);
      case EngineEvent.Started e ->
          sink.accept(new LifecycleEvent.Started(e.at(), subject(ref), e.pid()));
      case EngineEvent.Exited e -> exited(e);
      case EngineEvent.OutOfMemory e -> {
        outOfMemory.add(ref);
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
    outOfMemory.remove(event.ref());
    sink.accept(new LifecycleEvent.Created(event.at(), subject));
  }

  private void exited(EngineEvent.Exited event) {
    boolean oom = outOfMemory.remove(event.ref());
    sink.accept(
        new LifecycleEvent.Exited(
            event.at(),
            subject(event.ref()),
            event.pid(),
            event.code(),
            signal(event.code()),
            oom,
            ""));
  }

  private void deleted(EngineEvent.Deleted event) {
    EventSubject subject = subject(event.ref());
    incarnations.end(event.ref());
    outOfMemory.remove(event.ref());
    sink.accept(new LifecycleEvent.Deleted(event.at(), subject, ""));
  }

  private EventSubject subject(ContainerRef ref) {
    return incarnations.current(ref).orElseGet(() -> lookup.apply(ref));
  }

  private static long signal(long code) {
    long signal = code - SIGNAL_BASE;
    return signal > 0 && signal <= LAST_SIGNAL ? signal : 0;
  }
}
