package org.zos.container.publish;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.publish.Waiting.Input;
import org.zos.zbus.transport.Backoff;
import org.zos.zbus.transport.EventLog;
import org.zos.zbus.transport.TransportException;

/**
 * Writes events to the stream, on a thread of its own, so that nothing that happens to containers
 * ever waits for Redis. While Redis is away events wait here, within {@link Waiting}'s bound.
 */
public final class EventPublisher implements EventSink, AutoCloseable {
  private static final Logger LOG = System.getLogger(EventPublisher.class.getName());
  private static final int MOST_WAITING = 10_000;
  private static final Duration CLOSING = Duration.ofSeconds(3);

  /** Nothing tells that Redis was emptied: it is looked after so often while nothing happens. */
  private static final Duration IDLE = Duration.ofSeconds(2);

  private final Waiting waiting = new Waiting(MOST_WAITING);
  private final Ledger ledger;
  private final Backoff backoff;
  private final Duration idle;
  private final Thread thread = Thread.ofVirtual().name("events").unstarted(this::run);
  private boolean reported;

  /**
   * @param log the stream; closed with this
   * @param clock names epochs
   * @param backoff between tries while Redis is away; this one's alone from now on
   */
  public EventPublisher(EventLog log, InstantSource clock, Backoff backoff) {
    this(log, clock, backoff, IDLE);
  }

  /**
   * @param idle how often it looks after the stream while nothing happens
   */
  public EventPublisher(EventLog log, InstantSource clock, Backoff backoff, Duration idle) {
    this.idle = idle;
    this.ledger = new Ledger(log, clock);
    this.backoff = backoff;
  }

  /** Begins to write. */
  public void start() {
    thread.start();
  }

  @Override
  public void accept(LifecycleEvent event) {
    put(new Input.Happened(event));
  }

  @Override
  public void found(LifecycleEvent event) {
    put(new Input.Found(event));
  }

  @Override
  public void existing(Listing listing) {
    put(new Input.Shown(listing));
  }

  private void put(Input input) {
    int left = waiting.put(input);
    if (left > 0) {
      LOG.log(
          Level.WARNING,
          "too many events wait for Redis: {0} that others outdate are left out",
          left);
    }
  }

  private void run() {
    try {
      while (!waiting.isDone()) {
        Optional<Input> next = waiting.take(idle);
        if (next.isPresent()) {
          insist(() -> take(next.get()));
          insist(ledger::write);
        } else {
          insist(ledger::check);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(Input input) {
    switch (input) {
      case Input.Happened(LifecycleEvent event) -> ledger.take(event);
      case Input.Found(LifecycleEvent event) -> ledger.takeFound(event);
      case Input.Shown(Listing listing) -> ledger.take(listing);
    }
  }

  private void insist(Runnable step) throws InterruptedException {
    while (!succeeds(step)) {
      if (!backoff.pause()) {
        throw new InterruptedException();
      }
    }
    backoff.reset();
    reported = false;
  }

  private boolean succeeds(Runnable step) {
    try {
      step.run();
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
    waiting.close();
    try {
      if (thread.isAlive() && !thread.join(CLOSING)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    } finally {
      ledger.close();
    }
  }
}
