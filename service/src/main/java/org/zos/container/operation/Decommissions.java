package org.zos.container.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.zos.container.contract.ContainerException;
import org.zos.container.provision.ProvisionModule;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.GivenUp;
import org.zos.container.runtime.Labels;
import org.zos.zbus.transport.Backoff;

/**
 * Tells the module that had containers made of those that were given up, in the background, a few
 * times: a node may be without it. What it was not told now it is told after the next start, or
 * when the engine was away. For any thread.
 */
public final class Decommissions {
  private static final Logger LOG = System.getLogger(Decommissions.class.getName());
  private static final int TRIES = 5;

  private final ContainerEngine engine;
  private final ProvisionModule provision;
  private final Supplier<Backoff> backoffs;
  private final Executor threads;
  private final Set<ContainerRef> underWay = ConcurrentHashMap.newKeySet();

  /**
   * @param backoffs between tries, one for each container
   * @param threads runs what takes time; whoever made it ends it, by interrupts
   */
  public Decommissions(
      ContainerEngine engine,
      ProvisionModule provision,
      Supplier<Backoff> backoffs,
      Executor threads) {
    this.engine = engine;
    this.provision = provision;
    this.backoffs = backoffs;
    this.threads = threads;
  }

  static boolean isDue(ContainerRecord container) {
    return container.isOurs() && !container.label(Labels.DECOMMISSION).isEmpty();
  }

  /** Tells of a container whose record says that this is due. Does not wait. */
  void ask(ContainerRef ref) {
    if (!underWay.add(ref)) {
      return;
    }
    try {
      threads.execute(() -> persist(ref));
    } catch (RejectedExecutionException closing) {
      underWay.remove(ref);
    }
  }

  private void persist(ContainerRef ref) {
    try {
      Backoff backoff = backoffs.get();
      int tries = 1;
      while (!attempt(ref) && tries < TRIES && backoff.pause()) {
        tries++;
      }
    } finally {
      underWay.remove(ref);
    }
  }

  private boolean attempt(ContainerRef ref) {
    try {
      Optional<ContainerRecord> due = engine.find(ref).filter(Decommissions::isDue);
      if (due.isPresent()) {
        tell(due.get());
      }
      return true;
    } catch (ContainerException.Unavailable | EngineException e) {
      LOG.log(Level.INFO, "nobody was told that {0} is given up: {1}", ref, e.getMessage());
      return false;
    }
  }

  private static String reason(ContainerRecord container) {
    return GivenUp.of(container).map(GivenUp::reason).orElse("it was given up");
  }

  private void tell(ContainerRecord container) {
    ContainerRef ref = container.ref();
    try {
      provision.decommission(ref.id(), reason(container));
    } catch (ContainerException.FailedPrecondition e) {
      // it was told all the same
      LOG.log(Level.WARNING, "{0} is given up, and {1}", ref, e.getMessage());
    }
    try {
      engine.removeLabel(ref, Labels.DECOMMISSION);
    } catch (EngineException.NotFound e) {
      LOG.log(Level.DEBUG, "{0} was removed when it was given up", ref);
    }
  }
}
