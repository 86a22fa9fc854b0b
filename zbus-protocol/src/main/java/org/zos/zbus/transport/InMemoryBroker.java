package org.zos.zbus.transport;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.zos.zbus.wire.QueueName;

/** Queues in the memory of one process, with the promises of those on Redis. For any thread. */
public final class InMemoryBroker implements ServerTransport, CallerTransport {
  private final Map<String, Deque<byte[]>> lists = new HashMap<>();

  @Override
  public RequestQueue open(QueueName queue, String instance) {
    return new InMemoryQueue(queue.key(), queue.key() + ".inflight." + instance);
  }

  @Override
  public void send(QueueName queue, byte[] request) {
    push(queue.key(), request);
  }

  @Override
  public boolean withdraw(QueueName queue, byte[] request) {
    return remove(queue.key(), request);
  }

  @Override
  public ReplyQueue replies(String list) {
    return new InMemoryReplies(list);
  }

  private synchronized Deque<byte[]> list(String key) {
    return lists.computeIfAbsent(key, name -> new ArrayDeque<>());
  }

  private synchronized void push(String key, byte[] entry) {
    list(key).addLast(entry);
    notifyAll();
  }

  private synchronized boolean remove(String key, byte[] entry) {
    for (Iterator<byte[]> entries = list(key).iterator(); entries.hasNext(); ) {
      if (Arrays.equals(entries.next(), entry)) {
        entries.remove();
        return true;
      }
    }
    return false;
  }

  /** Whoever takes from a list; all of it happens under the broker's lock. */
  private final class Taker {
    private final String key;
    private boolean woken;
    private boolean closed;

    Taker(String key) {
      this.key = key;
    }

    Optional<byte[]> poll(Duration wait) {
      synchronized (InMemoryBroker.this) {
        awaitEntry(System.nanoTime() + wait.toNanos());
        woken = false;
        requireOpen();
        return Optional.ofNullable(list(key).pollFirst());
      }
    }

    private void awaitEntry(long end) {
      try {
        long left = end - System.nanoTime();
        while (list(key).isEmpty() && !woken && !closed && left > 0) {
          TimeUnit.NANOSECONDS.timedWait(InMemoryBroker.this, left);
          left = end - System.nanoTime();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TransportException("interrupted", e);
      }
    }

    void requireOpen() {
      if (closed) {
        throw new TransportException("the queue is closed");
      }
    }

    void wake() {
      synchronized (InMemoryBroker.this) {
        woken = true;
        InMemoryBroker.this.notifyAll();
      }
    }

    void close() {
      synchronized (InMemoryBroker.this) {
        closed = true;
        InMemoryBroker.this.notifyAll();
      }
    }
  }

  private final class InMemoryReplies implements ReplyQueue {
    private final Taker taker;

    InMemoryReplies(String list) {
      this.taker = new Taker(list);
    }

    @Override
    public Optional<byte[]> take(Duration wait) {
      return taker.poll(wait);
    }

    @Override
    public void close() {
      taker.close();
    }
  }

  private final class InMemoryQueue implements RequestQueue {
    private final Taker taker;
    private final String flying;

    InMemoryQueue(String queue, String flying) {
      this.taker = new Taker(queue);
      this.flying = flying;
    }

    @Override
    public Optional<Delivery> take(Duration wait) {
      synchronized (InMemoryBroker.this) {
        Optional<byte[]> entry = taker.poll(wait);
        entry.ifPresent(bytes -> push(flying, bytes));
        return entry.map(Delivery::new);
      }
    }

    @Override
    public List<Delivery> takeMore(int most) {
      List<Delivery> taken = new ArrayList<>();
      for (int i = 0; i < most; i++) {
        take(Duration.ZERO).ifPresent(taken::add);
      }
      return taken;
    }

    @Override
    public List<Delivery> inFlight() {
      synchronized (InMemoryBroker.this) {
        taker.requireOpen();
        return list(flying).stream().map(Delivery::new).toList();
      }
    }

    @Override
    public Answered answer(Delivery delivery, String replyTo, byte[] reply) {
      synchronized (InMemoryBroker.this) {
        taker.requireOpen();
        if (!remove(flying, delivery.payload())) {
          return Answered.NOT_MINE;
        }
        push(replyTo, reply);
        return Answered.SENT;
      }
    }

    @Override
    public void drop(Delivery delivery) {
      synchronized (InMemoryBroker.this) {
        taker.requireOpen();
        remove(flying, delivery.payload());
      }
    }

    @Override
    public void wake() {
      taker.wake();
    }

    @Override
    public void close() {
      taker.close();
    }
  }
}
