package org.zos.container.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.zos.container.runtime.EngineEvent;
import org.zos.container.runtime.EngineEvents;
import org.zos.container.runtime.EngineException;

/** What a fake engine does, for one subscriber. */
final class FakeEvents implements EngineEvents {
  private final BlockingQueue<Optional<EngineEvent>> told = new LinkedBlockingQueue<>();
  private final Consumer<FakeEvents> closed;

  FakeEvents(Consumer<FakeEvents> closed) {
    this.closed = closed;
  }

  void tell(EngineEvent event) {
    told.add(Optional.of(event));
  }

  void end() {
    told.add(Optional.empty());
  }

  @Override
  public List<EngineEvent> soFar() {
    List<EngineEvent> events = new ArrayList<>();
    while (!told.isEmpty()) {
      events.add(next());
    }
    return events;
  }

  @Override
  public EngineEvent next() {
    try {
      return told.take()
          .orElseThrow(() -> new EngineException.Unavailable("the stream of events has ended"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException.Unavailable("interrupted", e);
    }
  }

  @Override
  public void close() {
    closed.accept(this);
    end();
  }
}
