package org.zos.zbus.server;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.zos.zbus.membership.Membership;
import org.zos.zbus.transport.Delivery;
import org.zos.zbus.transport.InMemoryBroker;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.transport.ServerTransport;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.wire.QueueName;

/** Queues in memory, the connection to one of which a test can break. */
final class BreakableTransport implements ServerTransport {
  private final InMemoryBroker broker;
  private final QueueName name;
  private final Runnable whileListing;
  private final AtomicBoolean broken = new AtomicBoolean();
  private final AtomicBoolean losing = new AtomicBoolean();
  private final AtomicBoolean answeringFails = new AtomicBoolean();

  /**
   * @param name the queue that can break
   * @param whileListing what happens between the listing of what is in flight and its return
   */
  BreakableTransport(InMemoryBroker broker, QueueName name, Runnable whileListing) {
    this.broker = broker;
    this.name = name;
    this.whileListing = whileListing;
  }

  @Override
  public RequestQueue open(QueueName queue, String instance) {
    RequestQueue opened = broker.open(queue, instance);
    return queue.equals(name) ? new Breakable(opened) : opened;
  }

  @Override
  public Membership leases(String module, Supplier<String> names) {
    return broker.leases(module, names);
  }

  /** The next take fails. */
  void breakTaking() {
    broken.set(true);
  }

  /** The next request is taken, but the connection breaks before the server sees it. */
  void loseNextTaken() {
    losing.set(true);
  }

  /** The next answer fails. */
  void breakAnswering() {
    answeringFails.set(true);
  }

  /** Whether the server has noticed that taking is broken. */
  boolean isNoticed() {
    return !broken.get();
  }

  private final class Breakable implements RequestQueue {
    private final RequestQueue queue;

    Breakable(RequestQueue queue) {
      this.queue = queue;
    }

    @Override
    public void take(int most, Duration wait, Taker taker) {
      if (broken.getAndSet(false)) {
        throw new TransportException("broken");
      }
      // short, so that a break is noticed soon
      queue.take(most, Duration.ofMillis(10), taken -> lost() ? 0 : taker.accept(taken));
    }

    private boolean lost() {
      boolean lost = losing.getAndSet(false);
      if (lost) {
        broken.set(true);
      }
      return lost;
    }

    @Override
    public void wake() {
      queue.wake();
    }

    @Override
    public List<Delivery> join() {
      List<Delivery> found = queue.join();
      whileListing.run();
      return found;
    }

    @Override
    public CompletionStage<Answered> answer(Delivery delivery, String replyTo, byte[] reply) {
      return answeringFails.getAndSet(false)
          ? CompletableFuture.failedStage(new TransportException("broken"))
          : queue.answer(delivery, replyTo, reply);
    }

    @Override
    public void bury(Delivery delivery, String letter, Optional<Reply> answer) {
      queue.bury(delivery, letter, answer);
    }

    @Override
    public Set<String> instances() {
      return queue.instances();
    }

    @Override
    public Optional<Delivery> adopt(String instance) {
      return queue.adopt(instance);
    }

    @Override
    public void close() {
      queue.close();
    }
  }
}
