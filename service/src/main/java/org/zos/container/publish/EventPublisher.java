package org.zos.container.publish;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.zos.container.contract.LifecycleEvent;
import org.zos.zbus.transport.Backoff;
import org.zos.zbus.transport.EventLog;
import org.zos.zbus.transport.TransportException;

/**
 * Writes events to the stream, on a thread of its own, so that nothing that happens to containers
 * ever waits for Redis. While Redis is away events wait here, up to a limit; beyond it the oldest
 * is dropped, counted and reported.
 */
public final class EventPublisher implements EventSink, AutoCloseable {
  private static final Logger LOG = System.getLogger(EventPublisher.class.getName());
  private static final int MOST_WAITING = 10_000;
  private static final Duration CLOSING = Duration.ofSeconds(3);

  /** Events, and at the very end an empty one that ends the thread. */
  private final BlockingQueue<Optional<LifecycleEvent>> waiting =
      new LinkedBlockingQueue<>(MOST_WAITING);

  private final StreamWriter writer;
  private final Backoff backoff;
  private final Thread thread = Thread.ofVirtual().name("events").unstarted(this::run);
  private boolean reported;

  /**
   * @param log the stream; closed with this
   * @param clock names epochs
   * @param backoff between tries while Redis is away; this one's alone from now on
   */
  public EventPublisher(EventLog log, Clock clock, Backoff backoff) {
    this.writer = new StreamWriter(log, clock);
    this.backoff = backoff;
  }

  /** Begins to write. */
  public void start() {
    thread.start();
  }

  @Override
  public void accept(LifecycleEvent event) {
    put(Optional.of(event));
  }

  private void put(Optional<LifecycleEvent> event) {
    while (!waiting.offer(event)) {
      Optional<LifecycleEvent> dropped = waiting.poll();
      LOG.log(Level.ERROR, "too many events wait for Redis: dropped {0}", dropped);
    }
  }

  private void run() {
    try {
      for (var event = waiting.take(); event.isPresent(); event = waiting.take()) {
        write(event.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(LifecycleEvent event) throws InterruptedException {
    while (!tryWrite(event)) {
      if (!backoff.pause()) {
        throw new InterruptedException();
      }
    }
    backoff.reset();
    reported = false;
  }

  private boolean tryWrite(LifecycleEvent event) {
    try {
      writer.write(event);
      return true;
    } catch (TransportException e) {
      LOG.log(reported ? Level.DEBUG : Level.WARNING, "events wait for Redis: {0}", e.getMessage());
      reported = true;
      return false;
    }
  }

  /** Writes what still waits, for a moment, and ends. */
  @Override
  public void close() {
    put(Optional.empty());
    try {
      if (thread.isAlive() && !thread.join(CLOSING)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    } finally {
      writer.close();
    }
  }
}
