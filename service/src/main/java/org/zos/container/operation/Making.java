package org.zos.container.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.EventSubject;
import org.zos.container.logs.OutputSink;
import org.zos.container.rootfs.RootSource;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.NewContainer;
import org.zos.container.spec.Host;
import org.zos.container.spec.OciSpec;
import org.zos.container.supervise.Subjects;
import org.zos.container.supervise.Supervisor;

/**
 * Makes a container, step by step, from its record to its running process. What fails in between is
 * undone.
 */
final class Making {
  private static final Logger LOG = System.getLogger(Making.class.getName());

  /** Stands on the record until it is known where the root file system is. */
  static final String NO_SPEC = "{}";

  private final ContainerEngine engine;
  private final Supervisor supervisor;
  private final Completion completion;
  private final Upkeep upkeep;
  private final Host host;
  private final Supplier<String> uids;
  private final Launch launch;

  Making(
      ContainerEngine engine,
      Supervisor supervisor,
      OutputSink outputs,
      Completion completion,
      Upkeep upkeep,
      Host host,
      Supplier<String> uids) {
    this.engine = engine;
    this.supervisor = supervisor;
    this.completion = completion;
    this.upkeep = upkeep;
    this.host = host;
    this.uids = uids;
    this.launch = new Launch(engine, outputs, upkeep.removal());
  }

  /**
   * Makes and starts a container.
   *
   * @param checked what is to be made
   * @param request the id of the call
   * @return false when the name is taken; then nothing was done
   */
  boolean make(ContainerRef ref, Completion.Checked checked, String request) {
    Order order = new Order(ref, checked, uids.get(), Requests.label(request));
    if (!create(order)) {
      return false;
    }
    try {
      start(ref, checked.complete() ? checked.container() : bringRootFs(order));
      return true;
    } catch (EngineException.Failed | EngineException.AlreadyExists e) {
      undo(order, e);
      throw new ContainerException.FailedPrecondition(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      undo(order, e);
      throw e;
    }
  }

  private record Order(ContainerRef ref, Completion.Checked checked, String uid, String request) {

    EventSubject subject(Container container) {
      return Subjects.of(ref, container, uid, request);
    }
  }

  private String spec(Order order, Container container) {
    return OciSpec.of(order.ref.ns(), container, Path.of(container.rootFs()), host);
  }

  private boolean create(Order order) {
    Container container = order.checked.container();
    EventSubject subject = order.subject(container);
    String spec = order.checked.complete() ? spec(order, container) : NO_SPEC;
    supervisor.expect(subject);
    try {
      engine.create(
          new NewContainer(order.ref, labels(order), spec, Definitions.encode(container)));
      return true;
    } catch (EngineException.AlreadyExists e) {
      supervisor.forget(subject);
      return false;
    } catch (RuntimeException e) {
      if (!undo(order, e)) {
        supervisor.forget(subject);
      }
      throw e;
    }
  }

  private Map<String, String> labels(Order order) {
    return Map.of(
        Labels.UID,
        order.uid,
        Labels.REQUEST,
        order.request,
        Labels.CREATING,
        "yes",
        Labels.WORKER,
        upkeep.instances().self());
  }

  private Container bringRootFs(Order order) {
    Container container = completion.complete(order.ref, order.checked);
    engine.update(order.ref, spec(order, container), Definitions.encode(container));
    supervisor.correct(order.subject(container));
    return container;
  }

  private void start(ContainerRef ref, Container container) {
    launch.first(ref, container);
    engine.removeLabel(ref, Labels.CREATING);
  }

  /**
   * Removes what there is; a failure of that is told beside the first one, not in its place.
   *
   * @return whether there may have been a record
   */
  private boolean undo(Order order, RuntimeException cause) {
    if (Thread.currentThread().isInterrupted()) {
      // the module is ending, and what the engine was asked for may still come: the label stays,
      // and whoever comes next clears it away
      return true;
    }
    RootSource source = order.checked.source();
    if (leavesItOpen(cause)) {
      upkeep.leftovers().finishUncertain(order.ref, source);
    }
    try {
      return !isAnothers(order)
          && upkeep.removal().remove(order.ref, source, Duration.ZERO, () -> {});
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
      LOG.log(Level.ERROR, "{0} failed and can''t be cleared away: {1}", order.ref, e.getMessage());
      upkeep.leftovers().finish(order.ref);
      return true;
    }
  }

  /** Whether the name was taken before the engine was asked to take the record. */
  private boolean isAnothers(Order order) {
    Optional<ContainerRecord> record = engine.find(order.ref);
    return record.isPresent() && !record.get().label(Labels.UID).equals(order.uid);
  }

  /** Whether what was asked for may still be done, when nobody waits for it any more. */
  private static boolean leavesItOpen(RuntimeException cause) {
    return cause instanceof EngineException.Late
        || cause instanceof EngineException.Unavailable
        || cause instanceof ContainerException.Unavailable;
  }
}
