package org.zos.zbus.client;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.zos.zbus.codec.CodecException;
import org.zos.zbus.codec.ResponseCodec;
import org.zos.zbus.transport.Backoff;
import org.zos.zbus.transport.CallerTransport.ReplyQueue;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.wire.Response;

/**
 * Hands each reply to the call that waits for it. All calls of a client share one reply list, so
 * one connection waits for all of them; it waits only while there is a call to wait for.
 */
final class ReplyPump implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ReplyPump.class.getName());
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final int MOST_AT_ONCE = 64;

  private final ReplyQueue queue;
  private final Backoff backoff;
  private final Map<String, CompletableFuture<Response>> waiting = new HashMap<>();
  private @Nullable Thread thread;
  private boolean closed;

  ReplyPump(ReplyQueue queue, Backoff backoff) {
    this.queue = queue;
    this.backoff = backoff;
  }

  /** A future that the reply with this id will complete. */
  synchronized CompletableFuture<Response> expect(String id) {
    if (closed) {
      throw new TransportException("the client is closed");
    }
    CompletableFuture<Response> reply = new CompletableFuture<>();
    waiting.put(id, reply);
    if (thread == null) {
      thread = Thread.ofVirtual().name("replies").start(this::run);
    }
    notifyAll();
    return reply;
  }

  /** The call waits no longer; a reply that still comes is thrown away. */
  synchronized void forget(String id) {
    waiting.remove(id);
  }

  private void run() {
    try {
      while (awaitWork()) {
        takeSome();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean awaitWork() throws InterruptedException {
    while (waiting.isEmpty() && !closed) {
      wait();
    }
    return !closed;
  }

  private void takeSome() throws InterruptedException {
    try {
      queue.take(MOST_AT_ONCE, WAIT).forEach(this::deliver);
      backoff.reset();
    } catch (TransportException e) {
      LOG.log(Level.DEBUG, "waiting for replies: {0}", e.getMessage());
      if (!backoff.pause()) {
        throw new InterruptedException();
      }
    }
  }

  private void deliver(byte[] bytes) {
    try {
      Response response = ResponseCodec.decode(bytes);
      CompletableFuture<Response> call = remove(response.id());
      if (call != null) {
        call.complete(response);
      }
    } catch (CodecException e) {
      LOG.log(Level.WARNING, "a reply can''t be decoded: {0}", e.getMessage());
    }
  }

  private synchronized @Nullable CompletableFuture<Response> remove(String id) {
    return waiting.remove(id);
  }

  @Override
  public synchronized void close() {
    closed = true;
    TransportException cause = new TransportException("the client was closed");
    waiting.values().forEach(call -> call.completeExceptionally(cause));
    waiting.clear();
    notifyAll();
    queue.close();
  }
}
