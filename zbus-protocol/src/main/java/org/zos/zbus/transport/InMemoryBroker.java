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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.zos.zbus.membership.Membership;
import org.zos.zbus.wire.QueueName;

/** Queues in the memory of one process, with the promises of those on Redis. For any thread. */
public final class InMemoryBroker implements ServerTransport, CallerTransport {
  private final Map<String, Deque<byte[]>> lists = new HashMap<>();
  private final Map<String, Map<String, Deque<Delivery>>> flying = new HashMap<>();
  private final Deque<String> letters = new ArrayDeque<>();
  private final Set<String> living = ConcurrentHashMap.newKeySet();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

  @Override
  public RequestQueue open(QueueName queue, String instance) {
    return new InMemoryQueue(queue.key(), instance);
  }

  @Override
  public Membership leases(String module, Supplier<String> names) {
    return new InMemoryMembership(names.get());
  }

  /** What could not be done, newest first. */
  public synchronized List<String> deadLetters() {
    return List.copyOf(letters);
  }

  @Override
  public CompletionStage<Void> send(QueueName queue, byte[] request) {
    push(queue.key(), request);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public boolean withdraw(QueueName queue, byte[] request) {
    return remove(queue.key(), request);
  }

  @Override
  public ReplyQueue replies(String list) {
    return new InMemoryReplies(list);
  }

  private synchronized Deque<Delivery> inFlight(String queue, String instance) {
    return flying
        .computeIfAbsent(queue, name -> new HashMap<>())
        .computeIfAbsent(instance, name -> new ArrayDeque<>());
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
  private final class Consumer {
    private final String key;
    private boolean woken;
    private boolean closed;

    Consumer(String key) {
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

    List<byte[]> pollAll(int most, Duration wait) {
      synchronized (InMemoryBroker.this) {
        List<byte[]> all = new ArrayList<>();
        Optional<byte[]> next = poll(wait);
        while (next.isPresent()) {
          all.add(next.get());
          next = all.size() < most ? poll(Duration.ZERO) : Optional.empty();
        }
        return all;
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
    private final Consumer consumer;

    InMemoryReplies(String list) {
      this.consumer = new Consumer(list);
    }

    @Override
    public List<byte[]> take(int most, Duration wait) {
      return consumer.pollAll(most, wait);
    }

    @Override
    public void close() {
      consumer.close();
    }
  }

  private final class InMemoryQueue implements RequestQueue {
    private static final String TAKEN = "memory:0";

    private final String queue;
    private final String instance;
    private final Consumer consumer;

    InMemoryQueue(String queue, String instance) {
      this.queue = queue;
      this.instance = instance;
      this.consumer = new Consumer(queue);
    }

    private Deque<Delivery> mine() {
      return inFlight(queue, instance);
    }

    @Override
    public List<Delivery> join() {
      synchronized (InMemoryBroker.this) {
        consumer.requireOpen();
        return List.copyOf(mine());
      }
    }

    @Override
    public void take(int most, Duration wait, Taker receiver) {
      List<Delivery> taken = takeAll(most, wait);
      while (!taken.isEmpty()) {
        int more = receiver.accept(taken);
        taken = more == 0 ? List.of() : takeAll(more, wait);
      }
    }

    private List<Delivery> takeAll(int most, Duration wait) {
      synchronized (InMemoryBroker.this) {
        List<Delivery> taken =
            consumer.pollAll(most, wait).stream().map(entry -> new Delivery(entry, TAKEN)).toList();
        mine().addAll(taken);
        return taken;
      }
    }

    @Override
    public CompletionStage<Answered> answer(Delivery delivery, String replyTo, byte[] reply) {
      try {
        return CompletableFuture.completedStage(answerNow(delivery, replyTo, reply));
      } catch (TransportException e) {
        return CompletableFuture.failedStage(e);
      }
    }

    private Answered answerNow(Delivery delivery, String replyTo, byte[] reply) {
      synchronized (InMemoryBroker.this) {
        consumer.requireOpen();
        if (!mine().remove(delivery)) {
          return Answered.NOT_MINE;
        }
        push(replyTo, reply);
        return Answered.SENT;
      }
    }

    @Override
    public void bury(Delivery delivery, String letter, Optional<Reply> answer) {
      synchronized (InMemoryBroker.this) {
        consumer.requireOpen();
        mine().remove(delivery);
        letters.addFirst(letter);
        answer.ifPresent(reply -> push(reply.to(), reply.bytes()));
      }
    }

    @Override
    public Set<String> instances() {
      synchronized (InMemoryBroker.this) {
        return Set.copyOf(flying.getOrDefault(queue, Map.of()).keySet());
      }
    }

    @Override
    public Optional<Delivery> adopt(String other) {
      synchronized (InMemoryBroker.this) {
        consumer.requireOpen();
        Delivery left = inFlight(queue, other).pollFirst();
        if (left == null) {
          flying.getOrDefault(queue, Map.of()).remove(other);
          return Optional.empty();
        }
        Delivery adopted = new Delivery(left.payload(), left.adoptions() + 1, TAKEN);
        mine().addLast(adopted);
        return Optional.of(adopted);
      }
    }

    @Override
    public void wake() {
      consumer.wake();
    }

    @Override
    public void close() {
      consumer.close();
    }
  }

  private final class InMemoryMembership implements Membership {
    private final String self;

    InMemoryMembership(String self) {
      this.self = self;
    }

    @Override
    public String self() {
      return self;
    }

    @Override
    public void join() {
      living.add(self);
    }

    @Override
    public Set<String> known() {
      return Set.of();
    }

    @Override
    public boolean isDead(String name) {
      return !living.contains(name);
    }

    @Override
    public void forget(String name) {
      // it is not among the living, and nothing else is known of it
    }

    @Override
    public void watch(Runnable changed) {
      watchers.add(changed);
    }

    @Override
    public void close() {
      living.remove(self);
      watchers.forEach(Runnable::run);
    }
  }
}
