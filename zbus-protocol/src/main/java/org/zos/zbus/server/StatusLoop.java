package org.zos.zbus.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.zos.zbus.codec.Salvage;
import org.zos.zbus.codec.WireCodec;
import org.zos.zbus.transport.Backoff;
import org.zos.zbus.transport.Delivery;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.wire.ModuleStatus;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.Outcome;
import org.zos.zbus.wire.Response;

/**
 * Answers the question for the module's status, one after the other, on a thread and connections of
 * its own: a node's start-up takes a module for dead that does not answer within 3 s, so no number
 * of calls may stand before it.
 */
final class StatusLoop implements Runnable {
  private static final Logger LOG = System.getLogger(StatusLoop.class.getName());
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final RequestQueue queue;
  private final Answers answers;
  private final List<ObjectId> objects;
  private final CallsInFlight calls;
  private final Backoff backoff;
  private volatile boolean stopping;

  StatusLoop(
      RequestQueue queue,
      Answers answers,
      List<ObjectId> objects,
      CallsInFlight calls,
      Backoff backoff) {
    this.queue = queue;
    this.answers = answers;
    this.objects = objects;
    this.calls = calls;
    this.backoff = backoff;
  }

  @Override
  public void run() {
    boolean goOn = true;
    while (goOn && !stopping) {
      goOn = serve();
    }
  }

  void stop() {
    stopping = true;
    try {
      queue.wake();
    } catch (TransportException e) {
      LOG.log(Level.DEBUG, "can''t wake the status loop: {0}", e.getMessage());
    }
  }

  private boolean serve() {
    try {
      Optional<Delivery> delivery = queue.take(WAIT);
      backoff.reset();
      delivery.ifPresent(this::answer);
      return true;
    } catch (TransportException e) {
      LOG.log(Level.DEBUG, "status: {0}", e.getMessage());
      return backoff.pause();
    }
  }

  private void answer(Delivery delivery) {
    Salvage asked = Salvage.of(delivery.payload());
    answers.send(delivery, asked.replyTo(), new Response(asked.id(), status()));
  }

  private Outcome status() {
    ModuleStatus status = new ModuleStatus(objects, calls.workers());
    return new Outcome.Returned(Optional.of(WireCodec.STATUS.encode(status)));
  }
}
