package org.zos.container.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zos.container.provision.ProvisionModule;

/** A provision module that keeps what it is told. For any thread. */
public final class FakeProvision implements ProvisionModule {
  private final List<String> told = new ArrayList<>();
  private Optional<RuntimeException> failure = Optional.empty();
  private int calls;

  /** From now on each call fails. */
  public synchronized void fail(RuntimeException e) {
    failure = Optional.of(e);
  }

  /** How often it was called. */
  public synchronized int calls() {
    return calls;
  }

  /** Each as {@code id: reason}. */
  public synchronized List<String> told() {
    return List.copyOf(told);
  }

  @Override
  public synchronized void decommission(String id, String reason) {
    calls++;
    failure.ifPresent(e -> {
      throw e;
    });
    told.add(id + ": " + reason);
  }
}
