package org.zos.container.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.EventSubject;
import org.zos.container.contract.MountInfo;
import org.zos.container.logs.OutputSink;
import org.zos.container.rootfs.RootFilesystems;
import org.zos.container.rootfs.RootSource;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.NewContainer;
import org.zos.container.spec.Defaults;
import org.zos.container.spec.Host;
import org.zos.container.spec.Identifiers;
import org.zos.container.spec.OciSpec;
import org.zos.container.spec.Validation;
import org.zos.container.supervise.Subjects;
import org.zos.container.supervise.Supervisor;
import org.zos.zbus.wire.EncodedValue;

/**
 * Creates a container and starts it. The record comes first, labelled as half made; the label goes
 * last. What fails in between is undone, and what a crash leaves is cleared away by the next Run of
 * that name.
 */
public final class Run {
  private static final Logger LOG = System.getLogger(Run.class.getName());

  private final ContainerEngine engine;
  private final Supervisor supervisor;
  private final OutputSink outputs;
  private final RootFilesystems roots;
  private final Removal removal;
  private final Host host;
  private final Supplier<String> uids;

  /**
   * @param uids names incarnations, never one twice
   */
  public Run(
      ContainerEngine engine,
      Supervisor supervisor,
      OutputSink outputs,
      RootFilesystems roots,
      Host host,
      Supplier<String> uids) {
    this.engine = engine;
    this.supervisor = supervisor;
    this.outputs = outputs;
    this.roots = roots;
    this.removal = new Removal(engine, outputs);
    this.host = host;
    this.uids = uids;
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
    Container container = settle(ref, asked);
    engine.ensureNamespace(ns);
    if (!isDone(ref, request)) {
      create(ref, container, Subjects.of(ref, container, uids.get(), request));
      start(ref, container);
    }
    return ref.id();
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

  /** Fills in the defaults, and makes sure that what the container needs of the node is there. */
  private Container settle(ContainerRef ref, Container asked) {
    List<String> missing = new ArrayList<>();
    Path netns = host.netnsDir().resolve(asked.network().namespace());
    if (!Files.exists(netns)) {
      missing.add("Network.Namespace: there is no network namespace " + netns);
    }
    for (MountInfo mount : asked.mounts()) {
      boolean bind = mount.type().isEmpty() || mount.type().equals("bind");
      if (bind && !Files.exists(Path.of(mount.source()))) {
        missing.add("Mounts: there is no " + mount.source() + " on the node");
      }
    }
    if (!missing.isEmpty()) {
      throw new ContainerException.InvalidArgument(ref.toString(), missing);
    }
    RootSource source = RootSource.of(asked);
    roots.check(ref, source);
    Path rootfs = roots.prepare(ref, source);
    return Defaults.fill(asked).toBuilder().rootFs(rootfs.toString()).build();
  }

  /**
   * Whether this very call has made the container already, before a crash kept its answer back.
   * Clears a half-made container away: calls of one name come one by one, so nobody makes it.
   */
  private boolean isDone(ContainerRef ref, String request) {
    Optional<ContainerRecord> existing = engine.find(ref);
    if (existing.isEmpty()) {
      return false;
    }
    if (!existing.get().label(Labels.CREATING).isEmpty()) {
      LOG.log(Level.INFO, "clearing away {0}, which was left half made", ref);
      removal.remove(ref, Duration.ZERO);
      return false;
    }
    if (request.isEmpty() || !existing.get().label(Labels.REQUEST).equals(request)) {
      throw alreadyExists(ref);
    }
    return true;
  }

  private static ContainerException alreadyExists(ContainerRef ref) {
    return new ContainerException.AlreadyExists(ref + " already exists");
  }

  private void create(ContainerRef ref, Container container, EventSubject subject) {
    EncodedValue definition = Definitions.encode(container);
    String spec = OciSpec.of(ref.ns(), container, Path.of(container.rootFs()), host);
    Map<String, String> labels =
        Map.of(
            Labels.UID, subject.uid(), Labels.REQUEST, subject.request(), Labels.CREATING, "yes");
    supervisor.expect(subject);
    try {
      engine.create(new NewContainer(ref, labels, spec, definition));
    } catch (EngineException.AlreadyExists e) {
      supervisor.forget(subject);
      throw alreadyExists(ref);
    } catch (RuntimeException e) {
      if (!undo(ref, e)) {
        supervisor.forget(subject);
      }
      throw e;
    }
  }

  private void start(ContainerRef ref, Container container) {
    try {
      prepareProcess(ref, container);
      outputs.confirm(ref);
      engine.startTask(ref);
      engine.removeLabel(ref, Labels.CREATING);
    } catch (EngineException.Failed | EngineException.AlreadyExists e) {
      undo(ref, e);
      throw new ContainerException.FailedPrecondition(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      undo(ref, e);
      throw e;
    }
  }

  private void prepareProcess(ContainerRef ref, Container container) {
    URI output = outputs.prepare(ref, container);
    try {
      engine.createTask(ref, output);
    } catch (EngineException.AlreadyExists e) {
      LOG.log(Level.INFO, "clearing away a process of {0}, which was removed by halves", ref);
      removal.clear(ref, Duration.ZERO);
      engine.createTask(ref, output);
    }
  }

  /** Removes what there is; a failure of that is told beside the first one, not in its place. */
  private boolean undo(ContainerRef ref, RuntimeException cause) {
    if (Thread.currentThread().isInterrupted()) {
      // the module is ending, and what the engine was asked for may still come: the label stays,
      // and whoever runs the call next clears it away
      return true;
    }
    try {
      return removal.remove(ref, Duration.ZERO);
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
      LOG.log(Level.ERROR, "{0} failed and can''t be cleared away: {1}", ref, e.getMessage());
      return true;
    }
  }
}
