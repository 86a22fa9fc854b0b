package org.zos.container.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import org.zos.container.contract.Container;
import org.zos.container.logs.OutputSink;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.Labels;

/** Begins the process of a container that is on record, with its output taken. */
final class Launch {
  private static final Logger LOG = System.getLogger(Launch.class.getName());

  private final ContainerEngine engine;
  private final OutputSink outputs;
  private final Removal removal;

  Launch(ContainerEngine engine, OutputSink outputs, Removal removal) {
    this.engine = engine;
    this.outputs = outputs;
    this.removal = removal;
  }

  /** Begins the first process of a container. */
  void first(ContainerRef ref, Container container) {
    prepare(ref, container);
    outputs.confirm(ref);
    engine.startTask(ref);
  }

  private void prepare(ContainerRef ref, Container container) {
    URI output = outputs.prepare(ref, container);
    try {
      engine.createTask(ref, output);
    } catch (EngineException.AlreadyExists e) {
      LOG.log(Level.INFO, "clearing away a process of {0}, which was removed by halves", ref);
      removal.clear(ref);
      engine.createTask(ref, output);
    }
  }

  /** Begins a process after another one, of which nothing is left then. */
  void again(ContainerRecord record, Container container) {
    ContainerRef ref = record.ref();
    // first: who takes its output writes the last of it before this returns
    removal.clear(ref);
    try {
      prepareAgain(record, container);
      // how the one before ended is not how this one did
      engine.removeLabel(ref, Labels.EXIT);
      engine.startTask(ref);
    } catch (RuntimeException e) {
      clearAfter(ref, e);
      throw e;
    }
  }

  private void prepareAgain(ContainerRecord record, Container container) {
    ContainerRef ref = record.ref();
    if (record.isOfGoModule()) {
      engine.createTask(ref, URI.create(record.label(Labels.GO_LOG_URI)));
    } else {
      engine.createTask(ref, outputs.prepare(ref, container));
      outputs.confirm(ref);
    }
  }

  /** It holds what its container is shown, and the next try may be a while away. */
  private void clearAfter(ContainerRef ref, RuntimeException cause) {
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    try {
      removal.clear(ref);
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }
}
