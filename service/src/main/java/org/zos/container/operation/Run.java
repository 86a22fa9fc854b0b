package org.zos.container.operation;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.logs.OutputSink;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.Labels;
import org.zos.container.spec.Host;
import org.zos.container.spec.Identifiers;
import org.zos.container.spec.Validation;
import org.zos.container.supervise.ContainerLocks.Held;
import org.zos.container.supervise.Supervisor;

/**
 * Creates a container and starts it. The record comes first, labelled as half made; the label goes
 * last. What fails in between is undone, and what a crash leaves is cleared away by reconciliation,
 * or by the next Run of that name.
 */
public final class Run {
  private final ContainerEngine engine;
  private final Completion completion;
  private final Upkeep upkeep;
  private final Host host;
  private final Unfinished unfinished;
  private final Making making;

  /**
   * @param uids names incarnations, never one twice
   */
  public Run(
      ContainerEngine engine,
      Supervisor supervisor,
      OutputSink outputs,
      Completion completion,
      Upkeep upkeep,
      Host host,
      Supplier<String> uids) {
    this.engine = engine;
    this.completion = completion;
    this.upkeep = upkeep;
    this.host = host;
    this.unfinished = upkeep.unfinished();
    this.making = new Making(engine, supervisor, outputs, completion, upkeep, host, uids);
  }

  /**
   * Creates and starts a container.
   *
   * @param request the id of the call
   * @return the container's id
   */
  public String run(String request, String ns, Container asked) {
    check(ns, asked);
    ContainerRef ref = new ContainerRef(ns, asked.name());
    Completion.Checked checked = completion.check(ref, asked);
    try (Held _ = upkeep.locks().take(ref)) {
      make(ref, checked, request);
    }
    return ref.id();
  }

  /** Whether the name is free is not asked before: the engine says so when it takes the record. */
  private void make(ContainerRef ref, Completion.Checked checked, String request) {
    boolean settled = making.make(ref, checked, request) || isDone(ref, request);
    if (!settled && !making.make(ref, checked, request)) {
      throw Refs.alreadyExists(ref);
    }
  }

  private void check(String ns, Container asked) {
    List<String> faults = Validation.faults(ns, asked, host.cpus());
    if (!faults.isEmpty()) {
      throw new ContainerException.InvalidArgument(subject(ns, asked) + " can't be run", faults);
    }
  }

  /** The container in the words of all messages, unless its names are what is wrong with it. */
  private static String subject(String ns, Container asked) {
    return Identifiers.isName(ns) && Identifiers.isName(asked.name())
        ? new ContainerRef(ns, asked.name()).toString()
        : "this container";
  }

  /**
   * Whether this very call has made the container already, before a crash kept its answer back.
   * Clears away what is half there: nobody else changes the container meanwhile.
   */
  private boolean isDone(ContainerRef ref, String request) {
    Optional<ContainerRecord> existing = engine.find(ref);
    if (existing.isEmpty()) {
      return false;
    }
    if (unfinished.isLeft(existing.get())) {
      upkeep.leftovers().remove(existing.get());
      return false;
    }
    if (request.isEmpty()
        || Unfinished.is(existing.get())
        || !existing.get().label(Labels.REQUEST).equals(Requests.label(request))) {
      throw Refs.alreadyExists(ref);
    }
    return true;
  }
}
