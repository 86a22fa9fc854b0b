package org.zos.zbus.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.zos.zbus.transport.CallerTransport;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.wire.QueueName;

/** A caller's transport that takes each request and then finds no room for it. */
record SendingFailsLater(CallerTransport transport) implements CallerTransport {
  @Override
  public CompletionStage<Void> send(QueueName queue, byte[] request) {
    return CompletableFuture.supplyAsync(() -> {
      throw new TransportException("no memory");
    });
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
