package org.zos.zbus.server;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.zos.zbus.codec.ResponseCodec;
import org.zos.zbus.codec.Salvage;
import org.zos.zbus.codec.WireCodec;
import org.zos.zbus.server.Answers.Answer;
import org.zos.zbus.transport.Delivery;
import org.zos.zbus.wire.ModuleStatus;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.Outcome;
import org.zos.zbus.wire.Response;

/**
 * Answers the question for the module's status, one after the other, on a thread and connections of
 * its own: a node's start-up takes a module for dead that does not answer within 3 s, so no number
 * of calls may stand before it.
 */
final class StatusAcceptor implements Acceptor {
  private final List<ObjectId> objects;
  private final CallsInFlight shown;
  private final CallsInFlight questions;
  private final Answers answers;
  private final Executor thread;

  /**
   * @param shown the calls that the status shows
   * @param questions bounds how many questions wait for their answer
   */
  StatusAcceptor(
      List<ObjectId> objects,
      CallsInFlight shown,
      CallsInFlight questions,
      Answers answers,
      Executor thread) {
    this.objects = objects;
    this.shown = shown;
    this.questions = questions;
    this.answers = answers;
    this.thread = thread;
  }

  @Override
  public void accept(List<Delivery> deliveries) {
    try {
      thread.execute(() -> deliveries.forEach(this::answer));
    } catch (RejectedExecutionException closing) {
      questions.returnPermits(deliveries.size());
    }
  }

  private void answer(Delivery delivery) {
    Salvage asked = Salvage.of(delivery.payload());
    byte[] bytes = ResponseCodec.encode(new Response(asked.id(), status()));
    answers.send(
        new Answer(delivery, asked.id(), asked.replyTo(), bytes), () -> questions.returnPermits(1));
  }

  private Outcome status() {
    ModuleStatus status = new ModuleStatus(objects, shown.workers());
    return new Outcome.Returned(Optional.of(WireCodec.STATUS.encode(status)));
  }
}
