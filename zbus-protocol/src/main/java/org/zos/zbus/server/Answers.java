package org.zos.zbus.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zos.zbus.transport.Backoff;
import org.zos.zbus.transport.Delivery;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.transport.RequestQueue.Answered;
import org.zos.zbus.transport.RequestQueue.Reply;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.wire.ObjectId;

/** Sends answers, again while the transport is away, until nobody waits for them any more. */
final class Answers {
  private static final Logger LOG = System.getLogger(Answers.class.getName());

  /** A reply list lives as long; a caller that is still there has given up by then. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final ObjectId object;
  private final RequestQueue queue;
  private final ReplyRules rules;
  private final ServerObserver observer;
  private final DeadLetters letters;
  private final Clock clock;
  private final Executor threads;
  private final Supplier<Backoff> backoffs;

  Answers(
      ObjectId object,
      RequestQueue queue,
      ReplyRules rules,
      ServerObserver observer,
      Clock clock,
      Executor threads,
      Supplier<Backoff> backoffs) {
    this.object = object;
    this.queue = queue;
    this.rules = rules;
    this.observer = observer;
    this.letters = new DeadLetters(clock);
    this.clock = clock;
    this.threads = threads;
    this.backoffs = backoffs;
  }

  /**
   * An answer to send.
   *
   * @param id the request's, for messages
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answer(Delivery delivery, String id, String replyTo, byte[] bytes) {
    Answer {
      id = Shown.text(id);
    }
  }

  /** Whether an answer may be sent there. Whoever could not be told is not worked for. */
  boolean canReach(String replyTo) {
    return rules.allow(replyTo);
  }

  /**
   * Ends a request with its answer, or without one when its caller left no place for it. Does not
   * wait.
   *
   * @param ended is run once the request has ended, or nothing more is tried
   */
  void send(Answer answer, Runnable ended) {
    if (!rules.allow(answer.replyTo)) {
      observer.unanswerable(object);
      bury(answer, "its reply list is not allowed", ended);
      return;
    }
    attempt(answer)
        .whenComplete((answered, failure) -> {
          if (failure == null) {
            report(answer.id, answered);
            ended.run();
          } else {
            inBackground(ended, () -> persist(answer.id, () -> sendOnce(answer), failure));
          }
        });
  }

  /** Ends a request that can't be done, keeps it for people to look at, and answers it. */
  void bury(Answer answer, String reason, Runnable ended) {
    LOG.log(Level.WARNING, "request ''{0}'' is kept as a dead letter: {1}", answer.id, reason);
    String letter = letters.write(answer.delivery, answer.id, reason);
    Optional<Reply> reply =
        Optional.of(new Reply(answer.replyTo, answer.bytes)).filter(r -> rules.allow(r.to()));
    Runnable once = () -> queue.bury(answer.delivery, letter, reply);
    inBackground(ended, () -> persist(answer.id, once, null));
  }

  private CompletionStage<Answered> attempt(Answer answer) {
    return queue.answer(answer.delivery, answer.replyTo, answer.bytes);
  }

  private void sendOnce(Answer answer) {
    try {
      report(answer.id, attempt(answer).toCompletableFuture().join());
    } catch (CompletionException e) {
      throw e.getCause() instanceof TransportException away ? away : e;
    }
  }

  private void report(String id, Answered answered) {
    switch (answered) {
      case SENT -> LOG.log(Level.TRACE, "answered {0}", id);
      case NOT_MINE -> LOG.log(Level.DEBUG, "request ''{0}'' had been answered", id);
      case REFUSED -> {
        observer.unanswerable(object);
        LOG.log(Level.WARNING, "request ''{0}'' is not answered: its list is no reply list", id);
      }
    }
  }

  private void inBackground(Runnable ended, Runnable work) {
    try {
      threads.execute(() -> {
        try {
          work.run();
        } finally {
          ended.run();
        }
      });
    } catch (RejectedExecutionException closing) {
      // not answered, so it stays in flight, where a successor finds it
      ended.run();
    }
  }

  private void persist(String id, Runnable sending, @Nullable Throwable before) {
    Instant end = clock.instant().plus(PATIENCE);
    Backoff backoff = backoffs.get();
    if (before != null) {
      LOG.log(Level.DEBUG, "answering ''{0}'' failed: {1}", id, before.getMessage());
      backoff.pause();
    }
    do {
      try {
        sending.run();
        return;
      } catch (TransportException e) {
        LOG.log(Level.DEBUG, "answering ''{0}'' failed: {1}", id, e.getMessage());
      }
    } while (clock.instant().isBefore(end) && backoff.pause());
    LOG.log(Level.WARNING, "request ''{0}'' could not be answered", id);
  }
}
