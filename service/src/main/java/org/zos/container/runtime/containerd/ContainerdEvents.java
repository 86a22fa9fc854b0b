package org.zos.container.runtime.containerd;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.StatusRuntimeException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineEvent;
import org.zos.container.runtime.EngineEvents;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.containerd.api.events.Envelope;
import org.zos.container.runtime.containerd.api.events.SubscribeRequest;
import org.zos.container.runtime.containerd.api.payloads.ContainerCreate;
import org.zos.container.runtime.containerd.api.payloads.ContainerDelete;
import org.zos.container.runtime.containerd.api.payloads.TaskExit;
import org.zos.container.runtime.containerd.api.payloads.TaskOOM;
import org.zos.container.runtime.containerd.api.payloads.TaskStart;

/** containerd's event stream, of all namespaces, in the engine's words. */
final class ContainerdEvents implements EngineEvents {
  private static final Logger LOG = System.getLogger(ContainerdEvents.class.getName());

  /** Only what becomes an event of ours: containerd tells of much else. */
  private static final SubscribeRequest WANTED =
      SubscribeRequest.newBuilder()
          .addFilters("topic==\"/containers/create\"")
          .addFilters("topic==\"/containers/delete\"")
          .addFilters("topic==\"/tasks/start\"")
          .addFilters("topic==\"/tasks/exit\"")
          .addFilters("topic==\"/tasks/oom\"")
          .addFilters("topic==\"" + Mark.TOPIC + "\"")
          .build();

  private final CancellableContext context = Context.ROOT.withCancellation();
  private final Stubs stubs;
  private final Iterator<Envelope> stream;

  ContainerdEvents(Stubs stubs) {
    this.stubs = stubs;
    Context before = context.attach();
    try {
      this.stream = stubs.events().subscribe(WANTED);
    } finally {
      context.detach(before);
    }
  }

  @Override
  public EngineEvent next() {
    Optional<EngineEvent> event = read(receive());
    while (event.isEmpty()) {
      event = read(receive());
    }
    return event.get();
  }

  @Override
  public List<EngineEvent> soFar() {
    List<EngineEvent> events = new ArrayList<>();
    try (Mark mark = new Mark(stubs, this::close)) {
      for (Envelope next = receive(); !mark.isIn(next); next = receive()) {
        read(next).ifPresent(events::add);
      }
    }
    return events;
  }

  private Envelope receive() {
    try {
      if (stream.hasNext()) {
        return stream.next();
      }
    } catch (StatusRuntimeException e) {
      throw Answers.translate("receiving events", e);
    }
    throw new EngineException.Unavailable("containerd has ended the stream of events");
  }

  private static Optional<EngineEvent> read(Envelope envelope) {
    try {
      return translate(envelope);
    } catch (InvalidProtocolBufferException e) {
      LOG.log(Level.WARNING, "an event of containerd can''t be read: {0}", e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<EngineEvent> translate(Envelope envelope)
      throws InvalidProtocolBufferException {
    String ns = envelope.getNamespace();
    Instant at = Timestamps.instant(envelope.getTimestamp());
    Any event = envelope.getEvent();
    return switch (envelope.getTopic()) {
      case "/containers/create" ->
          Optional.of(
              new EngineEvent.Created(
                  ref(ns, ContainerCreate.parseFrom(event.getValue()).getId()), at));
      case "/containers/delete" ->
          Optional.of(
              new EngineEvent.Deleted(
                  ref(ns, ContainerDelete.parseFrom(event.getValue()).getId()), at));
      case "/tasks/start" -> Optional.of(started(ns, at, TaskStart.parseFrom(event.getValue())));
      case "/tasks/exit" -> exited(ns, TaskExit.parseFrom(event.getValue()));
      case "/tasks/oom" ->
          Optional.of(
              new EngineEvent.OutOfMemory(
                  ref(ns, TaskOOM.parseFrom(event.getValue()).getContainerId()), at));
      default -> Optional.empty();
    };
  }

  private static EngineEvent started(String ns, Instant at, TaskStart start) {
    return new EngineEvent.Started(ref(ns, start.getContainerId()), at, start.getPid());
  }

  private static Optional<EngineEvent> exited(String ns, TaskExit exit) {
    if (!exit.getId().equals(exit.getContainerId())) {
      // a process that was only executed in the container: the container goes on
      return Optional.empty();
    }
    return Optional.of(
        new EngineEvent.Exited(
            ref(ns, exit.getContainerId()),
            Timestamps.instant(exit.getExitedAt()),
            exit.getPid(),
            exit.getExitStatus()));
  }

  private static ContainerRef ref(String ns, String id) {
    return new ContainerRef(ns, id);
  }

  @Override
  public void close() {
    context.cancel(null);
  }
}
