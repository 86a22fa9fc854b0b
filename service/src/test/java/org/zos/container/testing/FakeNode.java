package org.zos.container.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerBuilder;
import org.zos.container.logs.LogPlaces;
import org.zos.container.operation.Completion;
import org.zos.container.operation.Decommissions;
import org.zos.container.operation.Delete;
import org.zos.container.operation.Exec;
import org.zos.container.operation.Execs;
import org.zos.container.operation.Inspect;
import org.zos.container.operation.Listing;
import org.zos.container.operation.Logs;
import org.zos.container.operation.LostCommands;
import org.zos.container.operation.Operations;
import org.zos.container.operation.Reconciliation;
import org.zos.container.operation.Restarts;
import org.zos.container.operation.Revival;
import org.zos.container.operation.Run;
import org.zos.container.operation.SignalDelete;
import org.zos.container.operation.Stats;
import org.zos.container.operation.Tending;
import org.zos.container.operation.Upkeep;
import org.zos.container.rootfs.Directories;
import org.zos.container.rootfs.RootFilesystems;
import org.zos.container.spec.Host;
import org.zos.container.supervise.Claims;
import org.zos.container.supervise.ContainerLocks;
import org.zos.container.supervise.MemoryKills;
import org.zos.container.supervise.Supervisor;
import org.zos.zbus.transport.Backoff;

/** The module's operations on a node of which only the folders are real. */
public final class FakeNode {
  private static final Duration PAUSE = Duration.ofMillis(1);

  private final Path folder;
  private final TickingClock clock = new TickingClock();
  private final FakeEngine engine = new FakeEngine(clock);
  private final FakeOutputs outputs = new FakeOutputs();
  private final FakeExecs execs = new FakeExecs(engine, clock);
  private final FakeTrees trees = new FakeTrees();
  private final FakeCapture capture = new FakeCapture();
  private final Execs running = new Execs();
  private final FakeSink sink = new FakeSink();
  private final FakeTermCheck term = new FakeTermCheck();
  private final FakeInstances instances = new FakeInstances();
  private final LaterThreads background = new LaterThreads();
  private final FakeCounters counters = new FakeCounters();
  private final MemoryKills kills = new MemoryKills(counters);
  private final Upkeep upkeep;
  private final RootFilesystems roots;
  private final Supervisor supervisor;
  private final FakePause pause = new FakePause();
  private final FakeProvision provision = new FakeProvision();
  private final AtomicInteger uids = new AtomicInteger();

  /** Makes one below a folder, which whoever made that removes. */
  public FakeNode(Path folder) {
    this(folder, new Directories());
  }

  /** Makes one where root file systems are these. */
  public FakeNode(Path folder, RootFilesystems roots) {
    this.folder = folder;
    this.roots = roots;
    this.upkeep =
        new Upkeep(
            engine,
            outputs,
            roots,
            term,
            kills,
            instances,
            new ContainerLocks(Claims.NONE),
            FakeNode::backoff,
            background);
    this.supervisor = new Supervisor(engine, sink, kills, reconciliation(), backoff(), clock);
    try {
      Files.createDirectories(rootFs());
      Files.createDirectories(netns());
      Files.createFile(netns().resolve("net-1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Backoff backoff() {
    return new Backoff(PAUSE, PAUSE, RandomGenerator.getDefault());
  }

  /** What clears away whatever was left by others. */
  public Reconciliation reconciliation() {
    LostCommands lost =
        new LostCommands(execs, trees, capture, running, instances, FakeNode::backoff, background);
    return new Reconciliation(engine, outputs, roots, lost, restarts(), upkeep, background);
  }

  /** Which modules use the root. */
  public FakeInstances instances() {
    return instances;
  }

  private Restarts restarts() {
    Decommissions decommissions =
        new Decommissions(engine, provision, FakeNode::backoff, background);
    Tending tending =
        new Tending(
            engine,
            kills,
            new Revival(engine, outputs, roots, host(), upkeep),
            decommissions,
            upkeep,
            sink,
            clock);
    return new Restarts(tending, decommissions, upkeep, pause, FakeNode::backoff, background);
  }

  /** How containers wait to be started again. */
  public FakePause pause() {
    return pause;
  }

  /** The module that had containers made. */
  public FakeProvision provision() {
    return provision;
  }

  /** What the engine runs beside containers' own processes. */
  public FakeExecs execs() {
    return execs;
  }

  public FakeTrees trees() {
    return trees;
  }

  /** What commands print. */
  public FakeCapture capture() {
    return capture;
  }

  /** The commands that run right now. */
  public Execs running() {
    return running;
  }

  public FakeEngine engine() {
    return engine;
  }

  public FakeOutputs outputs() {
    return outputs;
  }

  /** What the supervisor tells, once it was started. */
  public FakeSink sink() {
    return sink;
  }

  public Supervisor supervisor() {
    return supervisor;
  }

  /** What TERM does to the processes. */
  public FakeTermCheck term() {
    return term;
  }

  /** What is known of kills for want of memory. */
  public MemoryKills kills() {
    return kills;
  }

  /** What the kernel counts. */
  public FakeCounters counters() {
    return counters;
  }

  /** What goes on in the background, when a test lets it. */
  public LaterThreads background() {
    return background;
  }

  public Upkeep upkeep() {
    return upkeep;
  }

  public Path rootFs() {
    return folder.resolve("rootfs");
  }

  /** Where network namespaces are; there is net-1. */
  public Path netns() {
    return folder.resolve("netns");
  }

  /** The node's corex, which a test may make. */
  public Path corex() {
    return folder.resolve("corex");
  }

  public LogPlaces places() {
    return new LogPlaces(folder.resolve("log"), folder.resolve("root"));
  }

  /** A container that can be run here. */
  public ContainerBuilder container(String name) {
    return Container.named(name)
        .rootFs(rootFs().toString())
        .network("net-1")
        .entrypoint("/bin/sleep 1000");
  }

  private Host host() {
    return new Host(4, netns(), Optional.empty(), true, corex(), List.of(Path.of("/")));
  }

  /** The operations; incarnations are uid-1, uid-2 and so on. */
  public Operations operations() {
    Host host = host();
    return new Operations(
        new Run(
            engine,
            supervisor,
            outputs,
            new Completion(roots, host),
            upkeep,
            host,
            () -> "uid-" + uids.incrementAndGet()),
        new Inspect(engine, kills),
        new Delete(engine, upkeep, running),
        new Listing(engine),
        new Logs(engine, places()),
        new SignalDelete(engine, upkeep),
        new Stats(engine),
        new Exec(engine, execs, trees, capture, running, FakeNode::backoff));
  }
}
