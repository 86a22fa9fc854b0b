package org.zos.zbus.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.zos.zbus.ProtocolException;
import org.zos.zbus.codec.CodecException;
import org.zos.zbus.codec.Salvage;
import org.zos.zbus.codec.WireCodec;
import org.zos.zbus.server.Turns.Turn;
import org.zos.zbus.transport.Delivery;
import org.zos.zbus.wire.Outcome;
import org.zos.zbus.wire.Request;
import org.zos.zbus.wire.Response;

/** Turns each request that was taken into a call on a thread of its own, and into one answer. */
final class CallRunner {
  private static final Logger LOG = System.getLogger(CallRunner.class.getName());

  private final ObjectSpec object;
  private final CallsInFlight calls;
  private final Turns turns;
  private final Answers answers;
  private final ExecutorService threads;
  private final ScheduledExecutorService timers;

  CallRunner(
      ObjectSpec object,
      CallsInFlight calls,
      Turns turns,
      Answers answers,
      ExecutorService threads,
      ScheduledExecutorService timers) {
    this.object = object;
    this.calls = calls;
    this.turns = turns;
    this.answers = answers;
    this.threads = threads;
    this.timers = timers;
  }

  /** Starts the call. The permit that the caller of this took is given back when it has ended. */
  void accept(Delivery delivery) {
    start(delivery, false);
  }

  /** The same for a request that the server before this one took and did not answer. */
  void acceptLeft(Delivery delivery) {
    start(delivery, true);
  }

  private void start(Delivery delivery, boolean left) {
    if (!calls.begin(delivery)) {
      calls.returnPermits(1);
      return;
    }
    Runnable work = prepare(delivery, left);
    try {
      threads.execute(() -> {
        try {
          work.run();
        } finally {
          calls.end(delivery);
        }
      });
    } catch (RejectedExecutionException closing) {
      // not answered, so it stays in flight, where a successor finds it
      calls.end(delivery);
    }
  }

  private Runnable prepare(Delivery delivery, boolean left) {
    Request request;
    try {
      request = WireCodec.decodeRequest(delivery.payload());
    } catch (CodecException e) {
      return () -> refuse(delivery, e);
    }
    try {
      Invocation invocation = Invocation.of(object, request);
      return left && invocation.method().redo() == Redo.FAIL
          ? answering(delivery, request, invocation.cutShort())
          : prepare(delivery, request, invocation);
    } catch (ProtocolException e) {
      return answering(delivery, request, new Outcome.Faulted(String.valueOf(e.getMessage())));
    }
  }

  private Runnable prepare(Delivery delivery, Request request, Invocation invocation) {
    try {
      Optional<Turn> turn = invocation.method().orderKey(invocation.call()).map(turns::enter);
      TimedCall call = new TimedCall(invocation, turn, timers, threads);
      return () -> {
        try (var _ = calls.show(object.id(), request.method())) {
          call.run(outcome -> answering(delivery, request, outcome).run());
        }
      };
    } catch (RuntimeException e) {
      return answering(delivery, request, invocation.failed(e));
    }
  }

  private Runnable answering(Delivery delivery, Request request, Outcome outcome) {
    return () -> answers.send(delivery, request.replyTo(), new Response(request.id(), outcome));
  }

  private void refuse(Delivery delivery, CodecException e) {
    LOG.log(Level.WARNING, "a request to {0} can't be decoded: {1}", object.id(), e.getMessage());
    Salvage found = Salvage.of(delivery.payload());
    Outcome fault = new Outcome.Faulted("the request can't be decoded: " + e.getMessage());
    answers.send(delivery, found.replyTo(), new Response(found.id(), fault));
  }
}
