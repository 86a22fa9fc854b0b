package org.zos.container.testing;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zos.container.contract.Container;
import org.zos.container.logs.OutputSink;
import org.zos.container.runtime.ContainerRef;

/** Output that goes nowhere, without a shim. For any thread. */
public final class FakeOutputs implements OutputSink {
  private final Set<ContainerRef> prepared = new HashSet<>();
  private final Set<ContainerRef> taken = new HashSet<>();
  private Optional<RuntimeException> failure = Optional.empty();
  private Runnable beforeConfirming = () -> {};

  /** From now on nothing can be made ready. */
  public synchronized void failToPrepare(RuntimeException e) {
    failure = Optional.of(e);
  }

  /** This happens, outside of all locks, whenever somebody asks whether the output is taken. */
  public synchronized void beforeConfirming(Runnable event) {
    beforeConfirming = event;
  }

  /** From now on nobody takes the output. */
  public void failToConfirm(RuntimeException e) {
    beforeConfirming(() -> {
      throw e;
    });
  }

  /** Whether nothing is left of any container. */
  public synchronized boolean isEmpty() {
    return prepared.isEmpty();
  }

  @Override
  public synchronized URI prepare(ContainerRef ref, Container container) {
    failure.ifPresent(e -> {
      throw e;
    });
    prepared.add(ref);
    return URI.create("binary:///shim?settings=" + ref.id());
  }

  @Override
  public void confirm(ContainerRef ref) {
    eventBefore(ref).run();
  }

  private synchronized Runnable eventBefore(ContainerRef ref) {
    if (!prepared.contains(ref)) {
      throw new AssertionError(ref + " has no place for its output");
    }
    return beforeConfirming;
  }

  /** The container's process outlived its record. */
  public synchronized void take(ContainerRef ref) {
    prepared.add(ref);
    taken.add(ref);
  }

  @Override
  public synchronized List<ContainerRef> prepared() {
    return List.copyOf(prepared);
  }

  @Override
  public synchronized boolean isTaken(ContainerRef ref) {
    return taken.contains(ref);
  }

  @Override
  public synchronized void remove(ContainerRef ref) {
    prepared.remove(ref);
    taken.remove(ref);
  }
}
