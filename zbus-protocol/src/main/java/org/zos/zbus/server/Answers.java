package org.zos.zbus.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.zos.zbus.codec.ResponseCodec;
import org.zos.zbus.transport.Backoff;
import org.zos.zbus.transport.Delivery;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.transport.RequestQueue.Answered;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.wire.Response;

/** Sends answers, again while the transport is away, until nobody waits for them any more. */
final class Answers {
  private static final Logger LOG = System.getLogger(Answers.class.getName());

  /** A reply list lives as long; a caller that is still there has given up by then. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final RequestQueue queue;
  private final ReplyRules rules;
  private final Clock clock;
  private final Supplier<Backoff> backoffs;

  Answers(RequestQueue queue, ReplyRules rules, Clock clock, Supplier<Backoff> backoffs) {
    this.queue = queue;
    this.rules = rules;
    this.clock = clock;
    this.backoffs = backoffs;
  }

  /** Ends a request with its answer, or without one when its caller left no place for it. */
  void send(Delivery delivery, String replyTo, Response response) {
    if (!rules.allow(replyTo)) {
      LOG.log(
          Level.WARNING,
          "request {0} has a reply list that is not allowed: not answered",
          response.id());
      persist(response.id(), () -> drop(delivery));
      return;
    }
    byte[] reply = ResponseCodec.encode(response);
    persist(response.id(), () -> report(response.id(), queue.answer(delivery, replyTo, reply)));
  }

  private void drop(Delivery delivery) {
    queue.drop(delivery);
  }

  private static void report(String id, Answered answered) {
    switch (answered) {
      case SENT -> LOG.log(Level.TRACE, "answered {0}", id);
      case NOT_MINE -> LOG.log(Level.INFO, "request {0} was answered by another", id);
      case REFUSED -> LOG.log(Level.WARNING, "request {0}: its reply list is not a list", id);
    }
  }

  private void persist(String id, Runnable sending) {
    Instant end = clock.instant().plus(PATIENCE);
    Backoff backoff = backoffs.get();
    do {
      try {
        sending.run();
        return;
      } catch (TransportException e) {
        LOG.log(Level.DEBUG, "answering {0} failed: {1}", id, e.getMessage());
      }
    } while (clock.instant().isBefore(end) && backoff.pause());
    LOG.log(Level.WARNING, "request {0} could not be answered", id);
  }
}
