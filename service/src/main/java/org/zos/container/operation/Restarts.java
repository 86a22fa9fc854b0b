package org.zos.container.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.zbus.transport.Backoff;

/**
 * Sees to it that containers run that should, in the background: one thread for each of which that
 * is in doubt, until it runs, is not to run, or the module ends. For any thread.
 */
public final class Restarts {
  private static final Logger LOG = System.getLogger(Restarts.class.getName());

  /** So many are looked at or started at once: after a reboot of the node that is all of them. */
  private static final int MOST_AT_ONCE = 32;

  private final Tending tending;
  private final Decommissions decommissions;
  private final Waits waits;
  private final Pause pause;
  private final Supplier<Backoff> backoffs;
  private final Executor threads;
  private final Semaphore slots = new Semaphore(MOST_AT_ONCE);

  /** What is looked after, and how often that was asked for. */
  private final ConcurrentMap<ContainerRef, Integer> underWay = new ConcurrentHashMap<>();

  /** How to wait. */
  @FunctionalInterface
  public interface Pause {
    /** Waits with a timer. */
    Pause TIMER =
        (end, delay) -> end.await(delay.toNanos(), java.util.concurrent.TimeUnit.NANOSECONDS);

    /**
     * Waits.
     *
     * @return whether the end came before the delay was over
     */
    boolean await(CountDownLatch end, Duration delay) throws InterruptedException;
  }

  /**
   * @param backoffs between tries while the engine is away, one for each container
   * @param threads runs what goes on in the background; whoever made it ends it, by interrupts
   */
  public Restarts(
      Tending tending,
      Decommissions decommissions,
      Upkeep upkeep,
      Pause pause,
      Supplier<Backoff> backoffs,
      Executor threads) {
    this.tending = tending;
    this.decommissions = decommissions;
    this.waits = upkeep.waits();
    this.pause = pause;
    this.backoffs = backoffs;
    this.threads = threads;
  }

  /** Looks after all of these that are this module's. Does not wait. */
  void tendAll(List<ContainerRecord> containers) {
    // also what is half made: its process may have ended already, and nobody tells of that again
    containers.stream()
        .filter(ContainerRecord::isOurs)
        .map(ContainerRecord::ref)
        .forEach(this::tend);
    containers.stream()
        .filter(Decommissions::isDue)
        .map(ContainerRecord::ref)
        .forEach(decommissions::ask);
  }

  /** Looks after a container whose process may not run any more. Does not wait. */
  void tend(ContainerRef ref) {
    if (underWay.merge(ref, 1, Integer::sum) > 1) {
      return;
    }
    try {
      threads.execute(() -> tendWhileAsked(ref));
    } catch (RejectedExecutionException closing) {
      underWay.remove(ref);
    }
  }

  /** Once more for who asked at the very end: its process may have ended again by then. */
  private void tendWhileAsked(ContainerRef ref) {
    int asked;
    do {
      asked = underWay.getOrDefault(ref, 0);
      persist(ref);
    } while (!Thread.currentThread().isInterrupted() && !underWay.remove(ref, asked));
  }

  private void persist(ContainerRef ref) {
    CountDownLatch end = waits.begin(ref);
    try {
      Backoff backoff = backoffs.get();
      Next next = look(ref, false, backoff);
      while (next.delay.isPresent() && !pause.await(end, next.delay.get())) {
        next = look(ref, next.due, backoff);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } finally {
      waits.end(ref, end);
    }
  }

  /**
   * What comes next.
   *
   * @param delay how long not to look; empty when there is nothing more to do
   * @param due whether it is to be started then
   */
  private record Next(Optional<Duration> delay, boolean due) {}

  private Next look(ContainerRef ref, boolean due, Backoff backoff) throws InterruptedException {
    slots.acquire();
    try {
      return new Next(tending.tend(ref, due), true);
    } catch (ContainerException | EngineException e) {
      LOG.log(Level.DEBUG, "{0} can''t be looked after yet: {1}", ref, e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, ref + " can't be looked after", e);
    } finally {
      slots.release();
    }
    return new Next(Optional.of(backoff.next()), due);
  }
}
