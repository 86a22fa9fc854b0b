package org.zos.container.stub.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ContainerModule;
import org.zos.container.contract.ContainerState;

/** Asks what many containers do, several at once. */
final class Inspections {
  /** Leaves the module most of its room for others. */
  private static final int MOST_AT_ONCE = 32;

  private final ContainerModule module;
  private final Semaphore permits = new Semaphore(MOST_AT_ONCE);

  /**
   * What one container does.
   *
   * @param container which one
   * @param state what it does
   */
  record Found(ContainerRef container, ContainerState state) {}

  private Inspections(ContainerModule module) {
    this.module = module;
  }

  /**
   * What each of these containers does, without those that are gone since they were listed. Waits
   * for all the calls, which have bounds of their own; the first failure ends the rest.
   */
  static List<Found> of(ContainerModule module, List<ContainerRef> containers)
      throws InterruptedException {
    Inspections inspections = new Inspections(module);
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("inspect-", 0).factory())) {
      List<Future<Optional<Found>>> asked =
          containers.stream()
              .map(container -> threads.submit(() -> inspections.find(container)))
              .toList();
      return collect(asked, threads);
    }
  }

  private static List<Found> collect(List<Future<Optional<Found>>> asked, ExecutorService threads)
      throws InterruptedException {
    List<Found> found = new ArrayList<>();
    boolean complete = false;
    try {
      for (Future<Optional<Found>> one : asked) {
        one.get().ifPresent(found::add);
      }
      complete = true;
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } finally {
      if (!complete) {
        threads.shutdownNow();
      }
    }
    return found;
  }

  private Optional<Found> find(ContainerRef container) throws InterruptedException {
    permits.acquire();
    try {
      return Optional.of(
          new Found(container, module.inspect(container.ns(), container.id()).state()));
    } catch (ContainerException.NotFound gone) {
      return Optional.empty();
    } finally {
      permits.release();
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
  }
}
