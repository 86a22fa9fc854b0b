package org.zos.container.operation;

import java.nio.file.Files;
import java.nio.file.Path;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.logs.OutputSink;
import org.zos.container.rootfs.RootFilesystems;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.spec.Host;
import org.zos.container.spec.OciSpec;

/** Starts the process of a container again, if the node has what it needs. */
public final class Revival {
  private final ContainerEngine engine;
  private final OutputSink outputs;
  private final RootFilesystems roots;
  private final Host host;
  private final Removal removal;
  private final Launch launch;

  public Revival(
      ContainerEngine engine, OutputSink outputs, RootFilesystems roots, Host host, Upkeep upkeep) {
    this.engine = engine;
    this.outputs = outputs;
    this.roots = roots;
    this.host = host;
    this.removal = upkeep.removal();
    this.launch = new Launch(engine, outputs, removal);
  }

  /**
   * Starts it. To be called while nobody else in this process may change the container.
   *
   * @param lost whether the engine has nothing of the process before
   * @throws RuntimeException saying what the node lacks, or what went wrong
   */
  void start(ContainerRecord record, boolean lost) {
    if (lost) {
      checkThatNothingLives(record.ref());
    }
    Container container = Definitions.of(record);
    checkNetwork(record.ref(), container);
    launch.again(record, bringRootFs(record, container));
  }

  /** The engine may have lost a process that lives: no second one is started beside it. */
  private void checkThatNothingLives(ContainerRef ref) {
    if (outputs.isTaken(ref)) {
      removal.clear(ref);
      throw new ContainerException.FailedPrecondition(
          ref + ": a process of it still lives, which containerd does not know");
    }
  }

  private void checkNetwork(ContainerRef ref, Container container) {
    Path netns = host.netnsDir().resolve(container.network().namespace());
    if (!Files.exists(netns)) {
      throw new ContainerException.FailedPrecondition(
          "%s: there is no network namespace %s".formatted(ref, netns));
    }
  }

  private Container bringRootFs(ContainerRecord record, Container container) {
    ContainerRef ref = record.ref();
    Path before = Path.of(container.rootFs());
    Path now = roots.restore(ref, Definitions.source(record), before);
    if (now.equals(before)) {
      return container;
    }
    Container moved = container.toBuilder().rootFs(now.toString()).build();
    engine.update(ref, OciSpec.of(ref.ns(), moved, now, host), Definitions.encode(moved));
    return moved;
  }
}
