package org.zos.zbus.server;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
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
    public Optional<Delivery> take(Duration wait) {
      if (broken.getAndSet(false)) {
        throw new TransportException("broken");
      }
      // short, so that a break is noticed soon
      Optional<Delivery> taken = queue.take(Duration.ofMillis(10));
      if (taken.isPresent() && losing.getAndSet(false)) {
        throw new TransportException("broken");
      }
      return taken;
    }

    @Override
    public List<Delivery> takeMore(int most) {
      return queue.takeMore(most);
    }

    @Override
    public void wake() {
      queue.wake();
    }

    @Override
    public List<Delivery> inFlight() {
      List<Delivery> found = queue.inFlight();
      whileListing.run();
      return found;
    }

    @Override
    public Answered answer(Delivery delivery, String replyTo, byte[] reply) {
      if (answeringFails.getAndSet(false)) {
        throw new TransportException("broken");
      }
      return queue.answer(delivery, replyTo, reply);
    }

    @Override
    public void drop(Delivery delivery) {
      queue.drop(delivery);
    }

    @Override
    public void close() {
      queue.close();
    }
  }
}
