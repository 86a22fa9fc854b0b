package org.zos.container.boot;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.zos.container.bus.ContainerObjectSpec;
import org.zos.container.config.Config;
import org.zos.container.contract.ContainerObject;
import org.zos.container.kernel.PidfdTrees;
import org.zos.container.logs.LogPlaces;
import org.zos.container.logs.OutputSink;
import org.zos.container.logs.ShimCapture;
import org.zos.container.logs.ShimHandoff;
import org.zos.container.operation.Delete;
import org.zos.container.operation.Exec;
import org.zos.container.operation.Execs;
import org.zos.container.operation.Inspect;
import org.zos.container.operation.Listing;
import org.zos.container.operation.Logs;
import org.zos.container.operation.Operations;
import org.zos.container.operation.Run;
import org.zos.container.operation.SignalDelete;
import org.zos.container.operation.Stats;
import org.zos.container.publish.EventPublisher;
import org.zos.container.relay.Relay;
import org.zos.container.relay.RelayedOutputs;
import org.zos.container.rootfs.Directories;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.supervise.Supervisor;
import org.zos.zbus.server.ZbusServer;
import org.zos.zbus.transport.Backoff;
import org.zos.zbus.transport.redis.RedisPublishers;
import org.zos.zbus.transport.redis.RedisTransport;

/**
 * The whole module: every object it is made of, started in the order in which they need one another
 * and stopped in reverse. Neither Redis nor containerd has to be there when it starts.
 */
public final class Contd implements AutoCloseable {
  private static final String RUNTIME = "io.containerd.runc.v2";
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration MOST_PAUSE = Duration.ofSeconds(1);

  private final Startup startup = new Startup();

  /**
   * Starts the module.
   *
   * @throws StartException when another one uses the same root, or something it needs is missing
   */
  public static Contd start(Config config) {
    Contd contd = new Contd();
    try {
      contd.startAll(config);
      return contd;
    } catch (RuntimeException e) {
      contd.startup.closeAfter(e);
      throw e;
    }
  }

  private void startAll(Config config) {
    startup.add(Preconditions.check(config));
    RedisTransport redis = startup.add(RedisTransport.at(config.broker()));
    ContainerdEngine engine = startup.add(new ContainerdEngine(config.containerd(), RUNTIME));
    EventPublisher publisher = startup.add(publisher(config, redis));
    Supervisor supervisor =
        startup.add(new Supervisor(engine, publisher, backoff(), Clock.systemUTC()));
    LogPlaces places = new LogPlaces(config.logDir(), config.root());
    RedisPublishers others = startup.add(new RedisPublishers());
    Relay relay = startup.add(new Relay(engine, places, others::open, Contd::backoff));
    OutputSink outputs = new RelayedOutputs(new ShimHandoff(config.shim(), places), relay);
    Execs execs = startup.add(new Execs());
    ZbusServer server =
        startup.add(
            ZbusServer.of(config.module(), redis)
                .object(
                    ContainerObjectSpec.of(operations(config, engine, supervisor, outputs, execs)))
                .root(config.root())
                .build());
    publisher.start();
    supervisor.start();
    relay.start();
    server.start();
  }

  private static EventPublisher publisher(Config config, RedisTransport redis) {
    String stream = ContainerObject.eventStream(config.module());
    return new EventPublisher(
        redis.eventLog(stream, config.eventLength()), Clock.systemUTC(), backoff());
  }

  private static Operations operations(
      Config config,
      ContainerdEngine engine,
      Supervisor supervisor,
      OutputSink outputs,
      Execs execs) {
    LogPlaces places = new LogPlaces(config.logDir(), config.root());
    return new Operations(
        new Run(
            engine,
            supervisor,
            outputs,
            new Directories(),
            NodeFacts.of(config),
            () -> UUID.randomUUID().toString()),
        new Inspect(engine),
        new Delete(engine, outputs, execs),
        new Listing(engine),
        new Logs(engine, places),
        new SignalDelete(engine),
        new Stats(engine),
        exec(config, engine, execs));
  }

  private static Exec exec(Config config, ContainerdEngine engine, Execs execs) {
    return new Exec(
        engine,
        engine.execs(),
        new PidfdTrees(Path.of("/proc")),
        new ShimCapture(config.shim(), config.root()),
        execs,
        Contd::backoff);
  }

  private static Backoff backoff() {
    return new Backoff(FIRST_PAUSE, MOST_PAUSE, RandomGenerator.getDefault());
  }

  /** Stops taking calls, lets those that run end, and stops everything else. */
  @Override
  public void close() {
    startup.close();
  }
}
