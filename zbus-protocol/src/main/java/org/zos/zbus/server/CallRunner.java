package org.zos.zbus.server;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.zos.zbus.ProtocolException;
import org.zos.zbus.codec.CodecException;
import org.zos.zbus.codec.ResponseCodec;
import org.zos.zbus.codec.Salvage;
import org.zos.zbus.codec.WireCodec;
import org.zos.zbus.server.Answers.Answer;
import org.zos.zbus.server.Turns.Turn;
import org.zos.zbus.transport.Delivery;
import org.zos.zbus.wire.CallError;
import org.zos.zbus.wire.Outcome;
import org.zos.zbus.wire.Request;
import org.zos.zbus.wire.Response;

/** Turns each request that was taken into a call on a thread of its own, and into one answer. */
final class CallRunner implements Acceptor {
  /** Far more than any call of a node needs; larger ones would only fill memory. */
  static final int MOST_BYTES = 4 << 20;

  private static final int MOST_ADOPTIONS = 3;

  private final ObjectSpec object;
  private final CallsInFlight calls;
  private final Turns turns;
  private final Answers answers;
  private final Earlier earlier;
  private final Deadlines deadlines;
  private final ExecutorService threads;
  private final ServerObserver observer;

  CallRunner(
      ObjectSpec object,
      CallsInFlight calls,
      Turns turns,
      Answers answers,
      Earlier earlier,
      Deadlines deadlines,
      ExecutorService threads,
      ServerObserver observer) {
    this.object = object;
    this.calls = calls;
    this.turns = turns;
    this.answers = answers;
    this.earlier = earlier;
    this.deadlines = deadlines;
    this.threads = threads;
    this.observer = observer;
  }

  @Override
  public void accept(List<Delivery> deliveries) {
    List<Started> begun = deliveries.stream().filter(calls::begin).map(this::started).toList();
    if (!begun.isEmpty()) {
      start(begun.getFirst(), () -> runAll(begun));
    }
  }

  private record Started(Delivery delivery, Runnable work) {}

  private Started started(Delivery delivery) {
    return new Started(delivery, prepare(delivery));
  }

  /** From one of their own threads the others start at less cost than from a stranger's. */
  private void runAll(List<Started> begun) {
    for (Started other : begun.subList(1, begun.size())) {
      start(other, other.work);
    }
    begun.getFirst().work.run();
  }

  private void start(Started call, Runnable work) {
    try {
      threads.execute(work);
    } catch (RejectedExecutionException closing) {
      // not answered, so it stays in flight, where a successor finds it
      calls.end(call.delivery);
    }
  }

  private void end(Delivery delivery) {
    calls.end(delivery).map(this::started).ifPresent(next -> start(next, next.work));
  }

  /** What is to be done on the call's thread. Here, on the caller's, only its place is taken. */
  private Runnable prepare(Delivery delivery) {
    Request request;
    try {
      requireSize(delivery);
      request = WireCodec.decodeRequest(delivery.payload());
    } catch (CodecException e) {
      return () -> refuse(delivery, e);
    }
    if (!answers.canReach(request.replyTo())) {
      return () ->
          answers.send(
              answer(delivery, request, new Outcome.Faulted("no reply list")), () -> end(delivery));
    }
    try {
      Invocation invocation = Invocation.of(object, request);
      return delivery.adoptions() >= MOST_ADOPTIONS
          ? () -> giveUp(delivery, request, invocation)
          : prepare(delivery, request, invocation);
    } catch (ProtocolException e) {
      return answering(delivery, request, new Outcome.Faulted(String.valueOf(e.getMessage())));
    }
  }

  private static void requireSize(Delivery delivery) {
    int size = delivery.payload().length;
    if (size > MOST_BYTES) {
      throw new CodecException(
          "%d bytes are too many for a request: at most %d".formatted(size, MOST_BYTES));
    }
  }

  private Runnable prepare(Delivery delivery, Request request, Invocation invocation) {
    try {
      Optional<Turn> turn = invocation.method().orderKey(invocation.call()).map(turns::enter);
      invocation.call().onSettling(() -> settle(delivery, request, invocation));
      // the permit is free when the thread has ended and the answer is sent, whichever is later
      AtomicInteger parts = new AtomicInteger(2);
      Runnable ended =
          () -> {
            if (parts.decrementAndGet() == 0) {
              invocation.call().answered();
              end(delivery);
            }
          };
      CallTask task =
          new CallTask(
              object.id(),
              invocation,
              turn,
              calls.clock().instant(),
              (call, outcome) -> conclude(call, delivery, request, outcome, ended));
      return () -> run(task, delivery, request, ended);
    } catch (RuntimeException e) {
      return answering(delivery, request, invocation.failed(e));
    }
  }

  private void run(CallTask task, Delivery delivery, Request request, Runnable ended) {
    Redo redo = task.invocation().method().redo();
    try {
      Earlier.Finding finding = earlier.find(delivery, redo);
      if (finding.verdict() == Earlier.Verdict.RUN) {
        runNow(task, delivery, redo);
      } else {
        observer.replayed(object.id());
        task.abandon();
        if (finding.verdict() == Earlier.Verdict.CUT_SHORT) {
          task.invocation().cleanUp();
        }
        answers.send(replay(task, delivery, request, finding), ended);
      }
    } catch (UncheckedIOException e) {
      task.abandon();
      answers.send(answer(delivery, request, task.invocation().failed(e)), ended);
    } finally {
      ended.run();
    }
  }

  private void runNow(CallTask task, Delivery delivery, Redo redo) {
    deadlines.add(task);
    calls.show(task);
    try {
      earlier.begins(delivery, redo);
      task.run();
    } finally {
      calls.hide(task);
      deadlines.remove(task);
    }
  }

  private void settle(Delivery delivery, Request request, Invocation invocation) {
    Outcome done = new Outcome.Returned(Optional.empty());
    earlier.ended(delivery, invocation.method().redo(), answer(delivery, request, done).bytes());
  }

  private static Answer replay(
      CallTask task, Delivery delivery, Request request, Earlier.Finding finding) {
    return finding
        .answer()
        .map(bytes -> new Answer(delivery, request.id(), request.replyTo(), bytes))
        .orElseGet(() ->
            answer(
                delivery,
                request,
                finding.verdict() == Earlier.Verdict.DONE
                    ? task.invocation().doneBefore()
                    : task.invocation().cutShort()));
  }

  /**
   * Sends the outcome, after it was noted; not on the thread of the deadlines, which must go on.
   */
  private void conclude(
      CallTask task, Delivery delivery, Request request, Outcome outcome, Runnable ended) {
    if (threads.isShutdown() && task.isResumable()) {
      // what an interrupted call says is not how it ends: a successor takes it up
      ended.run();
      return;
    }
    observer.called(
        object.id(), request.method(), outcome instanceof Outcome.Returned, task.took());
    Redo redo = task.invocation().method().redo();
    Runnable sending =
        () -> {
          Answer answer = answer(delivery, request, outcome);
          earlier.ended(delivery, redo, answer.bytes());
          answers.send(answer, ended);
        };
    if (task.isOwnThread()) {
      sending.run();
      return;
    }
    try {
      threads.execute(sending);
    } catch (RejectedExecutionException closing) {
      // the server is ending: the request stays in flight, where a successor finds it
      ended.run();
    }
  }

  private Runnable answering(Delivery delivery, Request request, Outcome outcome) {
    return () -> {
      observer.called(object.id(), request.method(), false, Duration.ZERO);
      answers.send(answer(delivery, request, outcome), () -> end(delivery));
    };
  }

  private static Answer answer(Delivery delivery, Request request, Outcome outcome) {
    byte[] bytes = ResponseCodec.encode(new Response(request.id(), outcome));
    return new Answer(delivery, request.id(), request.replyTo(), bytes);
  }

  private void refuse(Delivery delivery, CodecException e) {
    observer.undecodable(object.id());
    Salvage found = Salvage.of(delivery.payload());
    String reason = "a request to " + object.id() + " can't be decoded: " + e.getMessage();
    Outcome fault = new Outcome.Faulted("the request can't be decoded: " + e.getMessage());
    byte[] bytes = ResponseCodec.encode(new Response(found.id(), fault));
    answers.bury(
        new Answer(delivery, found.id(), found.replyTo(), bytes), reason, () -> end(delivery));
  }

  private void giveUp(Delivery delivery, Request request, Invocation invocation) {
    observer.givenUp(object.id());
    String reason =
        "%s.%s: %d servers ended in turn while they worked on it"
            .formatted(object.id(), invocation.method().name(), MOST_ADOPTIONS);
    Outcome failed = invocation.failed(new CallError(reason + "; it is given up", "INTERNAL"));
    answers.bury(answer(delivery, request, failed), reason, () -> end(delivery));
  }
}
