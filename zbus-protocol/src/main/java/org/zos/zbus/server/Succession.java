package org.zos.zbus.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.zos.zbus.journal.Journal;
import org.zos.zbus.membership.Membership;
import org.zos.zbus.transport.Backoff;
import org.zos.zbus.transport.Delivery;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.wire.ObjectId;

/**
 * Takes over what dead servers of the module left in flight: when this one starts, after each
 * reconnect, and when another one dies.
 */
final class Succession implements Runnable {
  private static final Logger LOG = System.getLogger(Succession.class.getName());

  /** What a membership gives for a name. Others come from a Redis that anybody may write to. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,100}");

  private static final Duration WAKE_AGAIN = Duration.ofMillis(100);

  private final Membership membership;
  private final Journal journal;
  private final List<Heir> heirs;
  private final Backoff backoff;
  private final ServerObserver observer;
  private final Semaphore calls = new Semaphore(0);

  /**
   * What is done with one queue's share.
   *
   * @param permits one is taken for each request
   */
  record Heir(ObjectId object, RequestQueue queue, CallsInFlight permits, Acceptor acceptor) {}

  Succession(
      Membership membership,
      Journal journal,
      List<Heir> heirs,
      Backoff backoff,
      ServerObserver observer) {
    this.membership = membership;
    this.journal = journal;
    this.heirs = List.copyOf(heirs);
    this.backoff = backoff;
    this.observer = observer;
  }

  /** There may be something to take over. Does not wait. */
  void look() {
    calls.release();
  }

  @Override
  public void run() {
    try {
      while (true) {
        calls.acquire();
        calls.drainPermits();
        takeOverAll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void takeOverAll() throws InterruptedException {
    try {
      for (String instance : others()) {
        if (membership.isDead(instance)) {
          takeOver(instance);
        }
      }
      backoff.reset();
    } catch (TransportException e) {
      LOG.log(Level.DEBUG, "looking for calls that were left: {0}", e.getMessage());
      retry();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "calls that were left can't be taken over", e);
      retry();
    }
  }

  private void retry() throws InterruptedException {
    if (!backoff.pause()) {
      throw new InterruptedException();
    }
    look();
  }

  private Set<String> others() {
    Set<String> names = new HashSet<>(membership.known());
    heirs.forEach(heir -> names.addAll(heir.queue.instances()));
    names.remove(membership.self());
    names.removeIf(name -> !NAME.matcher(name).matches());
    return names;
  }

  private void takeOver(String instance) throws InterruptedException {
    // before its calls: they may be found done in it
    journal.takeOver(instance);
    int count = 0;
    for (Heir heir : heirs) {
      count += takeOver(instance, heir);
    }
    membership.forget(instance);
    LOG.log(
        count == 0 ? Level.DEBUG : Level.INFO,
        "{0} calls of server {1}, which has ended, were taken over",
        count,
        instance);
  }

  private int takeOver(String instance, Heir heir) throws InterruptedException {
    int count = 0;
    while (takeOverOne(instance, heir)) {
      observer.adopted(heir.object);
      count++;
    }
    return count;
  }

  private static boolean takeOverOne(String instance, Heir heir) throws InterruptedException {
    while (!heir.permits.awaitPermit(WAKE_AGAIN)) {
      // an intake that waits for calls keeps a permit for the next: it gives it up for a moment
      heir.queue.wake();
    }
    boolean taken = false;
    try {
      Optional<Delivery> left = heir.queue.adopt(instance);
      taken = left.isPresent();
      left.ifPresent(delivery -> heir.acceptor.accept(List.of(delivery)));
      return taken;
    } finally {
      if (!taken) {
        heir.permits.returnPermits(1);
      }
    }
  }
}
