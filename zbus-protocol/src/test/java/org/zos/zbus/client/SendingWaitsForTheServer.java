package org.zos.zbus.client;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.zos.zbus.testing.Queues;
import org.zos.zbus.transport.CallerTransport;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.wire.QueueName;

/** A caller's transport whose sending has ended only when the server has taken the request. */
record SendingWaitsForTheServer(CallerTransport transport, RequestQueue server)
    implements CallerTransport {
  @Override
  public CompletionStage<Void> send(QueueName queue, byte[] request) {
    CompletionStage<Void> sent = transport.send(queue, request);
    if (Queues.take(server, Duration.ofMinutes(1)).isEmpty()) {
      throw new AssertionError("there is no request to take");
    }
    return sent;
  }

  @Override
  public boolean withdraw(QueueName queue, byte[] request) {
    return transport.withdraw(queue, request);
  }

  @Override
  public ReplyQueue replies(String list) {
    return transport.replies(list);
  }
}
