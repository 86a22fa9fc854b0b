package org.zos.container.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.zos.container.contract.ContainerException;
import org.zos.container.rootfs.RootSource;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.supervise.ContainerLocks;
import org.zos.container.supervise.ContainerLocks.Held;
import org.zos.zbus.transport.Backoff;

/**
 * Clears away, in the background, what is left of containers whose making or removal was cut short.
 * It goes on until nothing is left, or the module ends. For any thread.
 */
final class Leftovers {
  private static final Logger LOG = System.getLogger(Leftovers.class.getName());

  /** How long one wait for a process that the kernel holds may last. */
  private static final Duration STUCK = Duration.ofMinutes(1);

  /** With the pauses between them, about a minute. */
  private static final int LOOKS = 11;

  private final ContainerEngine engine;
  private final Removal removal;
  private final Orphans orphans;
  private final ContainerLocks locks;
  private final Unfinished unfinished;
  private final Finished finished;
  private final Supplier<Backoff> backoffs;
  private final Executor threads;

  /** What is being cleared away, and how often that was asked for. */
  private final ConcurrentMap<ContainerRef, Integer> underWay = new ConcurrentHashMap<>();

  Leftovers(
      ContainerEngine engine,
      Removal removal,
      Orphans orphans,
      ContainerLocks locks,
      Unfinished unfinished,
      Finished finished,
      Supplier<Backoff> backoffs,
      Executor threads) {
    this.engine = engine;
    this.removal = removal;
    this.orphans = orphans;
    this.locks = locks;
    this.unfinished = unfinished;
    this.finished = finished;
    this.backoffs = backoffs;
    this.threads = threads;
  }

  /** Sees to it that nothing is left of a container that is half there. Does not wait. */
  void finish(ContainerRef ref) {
    begin(ref, Task.of(false));
  }

  /** The same for a container whose process was sent KILL and has not ended of it. */
  void finishStuck(ContainerRef ref) {
    begin(ref, Task.of(true));
  }

  /**
   * The same after a failure that does not tell what the engine did of what it was asked: it may
   * still be about to do it, so it is looked at for a while.
   *
   * @param source where its root file system was to come from
   */
  void finishUncertain(ContainerRef ref, RootSource source) {
    begin(ref, new Task(false, () -> orphans.clearAway(ref, source), LOOKS));
  }

  /** Sees to it that nothing is left of a container that the engine has no record of. */
  void finishOrphan(ContainerRef ref) {
    begin(ref, new Task(false, () -> orphans.clearAway(ref), 1));
  }

  /**
   * How one container is dealt with.
   *
   * @param killed whether its process was sent KILL already
   * @param withoutRecord what else is to be done, as there may be no record of it
   * @param looks how often nothing must be found before it is believed
   */
  private record Task(boolean killed, Runnable withoutRecord, int looks) {
    static Task of(boolean killed) {
      return new Task(killed, () -> {}, 1);
    }
  }

  private void begin(ContainerRef ref, Task task) {
    if (underWay.merge(ref, 1, Integer::sum) > 1) {
      return;
    }
    try {
      threads.execute(() -> finishAll(ref, task));
    } catch (RejectedExecutionException closing) {
      underWay.remove(ref);
    }
  }

  /**
   * Once more for who asked while the last attempt came to its end: it may not have seen theirs.
   */
  private void finishAll(ContainerRef ref, Task task) {
    int asked;
    do {
      asked = underWay.getOrDefault(ref, 0);
      persist(ref, task);
    } while (!Thread.currentThread().isInterrupted() && !underWay.remove(ref, asked));
  }

  private void persist(ContainerRef ref, Task task) {
    Backoff backoff = backoffs.get();
    boolean impatient = task.killed;
    int looks = task.looks;
    do {
      if (attempt(ref, impatient, task.withoutRecord)) {
        looks--;
      } else {
        impatient = true;
      }
    } while (looks > 0 && backoff.pause());
  }

  private boolean attempt(ContainerRef ref, boolean impatient, Runnable withoutRecord) {
    try {
      clearAway(ref, impatient);
      withoutRecord.run();
      return true;
    } catch (ContainerException.DeadlineExceeded e) {
      LOG.log(Level.WARNING, "{0}; its removal goes on", e.getMessage());
      return awaitEnd(ref);
    } catch (ContainerException | EngineException e) {
      LOG.log(Level.DEBUG, "{0} can''t be cleared away yet: {1}", ref, e.getMessage());
      return false;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, ref + " can't be cleared away", e);
      return false;
    }
  }

  /** Waits with the container in nobody's way, so that calls about it are answered meanwhile. */
  private boolean awaitEnd(ContainerRef ref) {
    try {
      engine.awaitExit(ref, STUCK);
    } catch (EngineException e) {
      LOG.log(Level.DEBUG, "{0} can''t be waited for: {1}", ref, e.getMessage());
    }
    return false;
  }

  private void clearAway(ContainerRef ref, boolean impatient) {
    try (Held _ = locks.take(ref)) {
      Optional<ContainerRecord> left = engine.find(ref).filter(unfinished::isLeft);
      left.ifPresent(container -> remove(container, impatient ? Duration.ZERO : grace(container)));
    }
  }

  /** Does it now, for a caller that may change the container. */
  void remove(ContainerRecord container) {
    remove(container, grace(container));
  }

  private void remove(ContainerRecord container, Duration grace) {
    LOG.log(
        Level.INFO,
        "clearing away {0}, which was left half {1}",
        container.ref(),
        Unfinished.isHalfRemoved(container) ? "removed" : "made");
    removal.remove(container.ref(), Definitions.source(container), grace, () -> {});
    finished.add(container);
  }

  /** Nobody was told of a container that was never wholly there: its process may end at once. */
  private static Duration grace(ContainerRecord container) {
    return Unfinished.isHalfMade(container) ? Duration.ZERO : Graces.of(container);
  }
}
