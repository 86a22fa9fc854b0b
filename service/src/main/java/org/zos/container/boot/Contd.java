package org.zos.container.boot;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.zos.container.bus.ContainerObjectSpec;
import org.zos.container.config.Config;
import org.zos.container.contract.ContainerObject;
import org.zos.container.logs.LogPlaces;
import org.zos.container.logs.ShimHandoff;
import org.zos.container.operation.Delete;
import org.zos.container.operation.Inspect;
import org.zos.container.operation.Listing;
import org.zos.container.operation.Logs;
import org.zos.container.operation.Operations;
import org.zos.container.operation.Run;
import org.zos.container.publish.EventPublisher;
import org.zos.container.rootfs.Directories;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.supervise.Supervisor;
import org.zos.zbus.server.ZbusServer;
import org.zos.zbus.transport.Backoff;
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
    ZbusServer server =
        startup.add(
            ZbusServer.of(config.module(), redis)
                .object(ContainerObjectSpec.of(operations(config, engine, supervisor)))
                .root(config.root())
                .build());
    publisher.start();
    supervisor.start();
    server.start();
  }

  private static EventPublisher publisher(Config config, RedisTransport redis) {
    String stream = ContainerObject.eventStream(config.module());
    return new EventPublisher(
        redis.eventLog(stream, config.eventLength()), Clock.systemUTC(), backoff());
  }

  private static Operations operations(
      Config config, ContainerEngine engine, Supervisor supervisor) {
    LogPlaces places = new LogPlaces(config.logDir(), config.root());
    ShimHandoff handoff = new ShimHandoff(config.shim(), places);
    return new Operations(
        new Run(
            engine,
            supervisor,
            handoff,
            new Directories(),
            NodeFacts.of(config),
            () -> UUID.randomUUID().toString()),
        new Inspect(engine),
        new Delete(engine, handoff),
        new Listing(engine),
        new Logs(engine, places));
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
