package org.zos.container.boot;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.zos.container.bus.ContainerObjectSpec;
import org.zos.container.config.Config;
import org.zos.container.contract.ContainerObject;
import org.zos.container.kernel.PidfdTrees;
import org.zos.container.kernel.ProcessTrees;
import org.zos.container.logs.LogPlaces;
import org.zos.container.logs.OutputCapture;
import org.zos.container.logs.ShimCapture;
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
import org.zos.container.publish.EventPublisher;
import org.zos.container.relay.Relay;
import org.zos.container.rootfs.NodeRoots;
import org.zos.container.rootfs.RootFilesystems;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.spec.Host;
import org.zos.container.supervise.Claims;
import org.zos.container.supervise.ContainerLocks;
import org.zos.container.supervise.MemoryKills;
import org.zos.container.supervise.Reconciler;
import org.zos.container.supervise.Supervisor;
import org.zos.zbus.client.ZbusClient;
import org.zos.zbus.membership.LockFolder;
import org.zos.zbus.server.ZbusServer;
import org.zos.zbus.transport.Backoff;
import org.zos.zbus.transport.redis.RedisPublishers;
import org.zos.zbus.transport.redis.RedisTransport;

/**
 * The whole module: every object it is made of, started in the order in which they need one another
 * and stopped in reverse. Neither Redis nor containerd has to be there when it starts.
 */
public final class Contd implements AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration MOST_PAUSE = Duration.ofSeconds(1);

  /** For how long containers are not changed while nobody would tell of it. */
  private static final Duration UNFOLLOWED = Duration.ofSeconds(2);

  private static final Duration MOST_PAUSE_OF_REMOVALS = Duration.ofSeconds(30);

  private final Startup startup = new Startup();

  /**
   * Starts the module.
   *
   * @throws StartException when another one uses the same root, or something it needs is missing
   */
  public static Contd start(Config config) {
    return start(config, UnaryOperator.identity());
  }

  /**
   * Starts the module on another outside.
   *
   * @param outside gives what it is to act on, from what it would act on
   */
  static Contd start(Config config, UnaryOperator<Outside> outside) {
    Contd contd = new Contd();
    try {
      contd.startAll(config, outside);
      return contd;
    } catch (RuntimeException e) {
      contd.startup.closeAfter(e);
      throw e;
    }
  }

  private void startAll(Config config, UnaryOperator<Outside> replace) {
    RootLock lock = startup.add(Preconditions.check(config));
    RedisTransport redis = startup.add(RedisTransport.at(config.broker()));
    ContainerdEngine engine =
        startup.add(new ContainerdEngine(config.containerd(), ShimRuntime.of(config)));
    LockFolder place =
        startup.add(LockFolder.join(config.root().resolve("instances"), Contd::newName));
    EventPublisher publisher = startup.add(publisher(config, redis));
    RedisPublishers others = startup.add(new RedisPublishers());
    Relay relay = startup.add(new Relay(engine, places(config), others::open, Contd::backoff));
    ZbusClient modules = startup.add(new ZbusClient(redis.caller()));
    Outside outside = replace.apply(Outside.of(config, engine, relay, modules));
    RootFilesystems roots =
        new NodeRoots(outside.flists(), outside.images(), outside.mounts(), config.root());
    MemoryKills kills = new MemoryKills(outside.counters());
    Background background = startup.add(new Background());
    Instance instance = new Instance(place);
    Following following = Following.at(config.root(), UNFOLLOWED);
    ContainerLocks locks =
        new ContainerLocks(claims(following, startup.add(ClaimFile.open(config.root()))));
    Upkeep upkeep = upkeep(outside, roots, kills, instance, locks, background);
    Execs execs = new Execs();
    LostCommands lost = lostCommands(config, engine, execs, instance, background);
    Restarts restarts = restarts(config, outside, roots, kills, publisher, upkeep, background);
    Reconciliation reconciliation =
        new Reconciliation(engine, outside.outputs(), roots, lost, restarts, upkeep, background);
    Supervisor supervisor =
        startup.add(
            supervisor(
                outside, kills, publisher, new FollowedReconciler(following, reconciliation)));
    startup.add(following);
    startup.add(execs);
    ZbusServer server =
        startup.add(
            ZbusServer.of(config.module(), redis)
                .object(
                    ContainerObjectSpec.of(
                        operations(
                            config,
                            outside,
                            roots,
                            kills,
                            supervisor,
                            upkeep,
                            execs,
                            exec(config, engine, execs))))
                .root(config.root())
                .membership(place)
                .build());
    Duty duty =
        startup.add(
            new Duty(
                lock,
                () -> {
                  publisher.start();
                  supervisor.start();
                  relay.resume();
                  place.watch(reconciliation::again);
                }));
    relay.start();
    duty.start();
    server.start();
  }

  private static Claims claims(Following following, Claims claims) {
    return ref -> {
      following.await();
      return claims.take(ref);
    };
  }

  private static Upkeep upkeep(
      Outside outside,
      RootFilesystems roots,
      MemoryKills kills,
      Instance instance,
      ContainerLocks locks,
      Background background) {
    return new Upkeep(
        outside.engine(),
        outside.outputs(),
        roots,
        outside.term(),
        kills,
        instance,
        locks,
        () -> backoff(MOST_PAUSE_OF_REMOVALS),
        background);
  }

  private static Restarts restarts(
      Config config,
      Outside outside,
      RootFilesystems roots,
      MemoryKills kills,
      EventPublisher publisher,
      Upkeep upkeep,
      Background background) {
    ContainerEngine engine = outside.engine();
    Revival revival = new Revival(engine, outside.outputs(), roots, NodeFacts.of(config), upkeep);
    Decommissions decommissions =
        new Decommissions(
            engine, outside.provision(), () -> backoff(MOST_PAUSE_OF_REMOVALS), background);
    Tending tending =
        new Tending(engine, kills, revival, decommissions, upkeep, publisher, Clock.systemUTC());
    return new Restarts(
        tending,
        decommissions,
        upkeep,
        Restarts.Pause.TIMER,
        () -> backoff(MOST_PAUSE_OF_REMOVALS),
        background);
  }

  private static Supervisor supervisor(
      Outside outside, MemoryKills kills, EventPublisher publisher, Reconciler reconciler) {
    return new Supervisor(
        outside.engine(), publisher, kills, reconciler, backoff(), Clock.systemUTC());
  }

  private static EventPublisher publisher(Config config, RedisTransport redis) {
    String stream = ContainerObject.eventStream(config.module());
    return new EventPublisher(
        redis.eventLog(stream, config.eventLength()), Clock.systemUTC(), backoff());
  }

  private static Operations operations(
      Config config,
      Outside outside,
      RootFilesystems roots,
      MemoryKills kills,
      Supervisor supervisor,
      Upkeep upkeep,
      Execs execs,
      Exec exec) {
    ContainerEngine engine = outside.engine();
    Host host = NodeFacts.of(config);
    return new Operations(
        new Run(
            engine,
            supervisor,
            outside.outputs(),
            new Completion(roots, host),
            upkeep,
            host,
            Contd::newName),
        new Inspect(engine, kills),
        new Delete(engine, upkeep, execs),
        new Listing(engine),
        new Logs(engine, places(config)),
        new SignalDelete(engine, upkeep),
        new Stats(engine),
        exec);
  }

  private static Exec exec(Config config, ContainerdEngine engine, Execs execs) {
    return new Exec(engine, engine.execs(), processTrees(), capture(config), execs, Contd::backoff);
  }

  private static LostCommands lostCommands(
      Config config,
      ContainerdEngine engine,
      Execs execs,
      Instance instance,
      Background background) {
    return new LostCommands(
        engine.execs(),
        processTrees(),
        capture(config),
        execs,
        instance,
        Contd::backoff,
        background);
  }

  private static ProcessTrees processTrees() {
    return new PidfdTrees(Path.of("/proc"));
  }

  private static OutputCapture capture(Config config) {
    return new ShimCapture(config.shim(), config.root());
  }

  static LogPlaces places(Config config) {
    return new LogPlaces(config.logDir(), config.root());
  }

  private static String newName() {
    return UUID.randomUUID().toString();
  }

  private static Backoff backoff() {
    return backoff(MOST_PAUSE);
  }

  private static Backoff backoff(Duration most) {
    return new Backoff(FIRST_PAUSE, most, RandomGenerator.getDefault());
  }

  /** Stops taking calls, lets those that run end, and stops everything else. */
  @Override
  public void close() {
    startup.close();
  }
}
