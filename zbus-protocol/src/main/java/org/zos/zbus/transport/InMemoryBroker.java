package org.zos.zbus.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.zos.zbus.wire.QueueName;

/** Queues in the memory of one process, with the promises of those on Redis. For any thread. */
public final class InMemoryBroker implements ServerTransport, CallerTransport {
  private static final byte[] WAKE_UP = {};

  private final Map<String, BlockingDeque<byte[]>> lists = new HashMap<>();

  private synchronized BlockingDeque<byte[]> list(String key) {
    return lists.computeIfAbsent(key, name -> new LinkedBlockingDeque<>());
  }

  @Override
  public RequestQueue open(QueueName queue, String instance) {
    return new InMemoryQueue(list(queue.key()), list(queue.key() + ".inflight." + instance));
  }

  @Override
  public void send(QueueName queue, byte[] request) {
    list(queue.key()).addLast(request);
  }

  @Override
  public boolean withdraw(QueueName queue, byte[] request) {
    return list(queue.key()).removeIf(waiting -> Arrays.equals(waiting, request));
  }

  @Override
  public ReplyQueue replies(String name) {
    BlockingDeque<byte[]> list = list(name);
    return new ReplyQueue() {
      @Override
      public Optional<byte[]> take(Duration wait) {
        return poll(list, wait);
      }

      @Override
      public void close() {
        list.addLast(WAKE_UP);
      }
    };
  }

  private static Optional<byte[]> poll(BlockingDeque<byte[]> list, Duration wait) {
    try {
      return Optional.ofNullable(list.pollFirst(wait.toNanos(), TimeUnit.NANOSECONDS))
          .filter(entry -> entry.length > 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException("interrupted", e);
    }
  }

  private final class InMemoryQueue implements RequestQueue {
    private final BlockingDeque<byte[]> queue;
    private final BlockingDeque<byte[]> flying;

    InMemoryQueue(BlockingDeque<byte[]> queue, BlockingDeque<byte[]> flying) {
      this.queue = queue;
      this.flying = flying;
    }

    @Override
    public Optional<Delivery> take(Duration wait) {
      Optional<byte[]> entry = poll(queue, wait);
      entry.ifPresent(flying::addLast);
      return entry.map(Delivery::new);
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
    public void wake() {
      queue.addFirst(WAKE_UP);
    }

    @Override
    public List<Delivery> inFlight() {
      return flying.stream().map(Delivery::new).toList();
    }

    @Override
    public Answered answer(Delivery delivery, String replyTo, byte[] reply) {
      if (!flying.removeIf(entry -> new Delivery(entry).equals(delivery))) {
        return Answered.NOT_MINE;
      }
      list(replyTo).addLast(reply);
      return Answered.SENT;
    }

    @Override
    public void drop(Delivery delivery) {
      flying.removeIf(entry -> new Delivery(entry).equals(delivery));
    }

    @Override
    public void close() {
      wake();
    }
  }
}
