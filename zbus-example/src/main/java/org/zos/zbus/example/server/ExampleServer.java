package org.zos.zbus.example.server;

import java.time.Clock;
import java.time.Duration;
import org.zos.zbus.example.api.Calculator;
import org.zos.zbus.server.ZbusServer;
import org.zos.zbus.transport.redis.RedisAddress;
import org.zos.zbus.transport.redis.RedisTransport;

/** The whole module: both objects and the event, from start to close. */
public final class ExampleServer implements AutoCloseable {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final RedisTransport transport;
  private final ZbusServer server;
  private final TikTok tikTok;

  private ExampleServer(RedisTransport transport) {
    this.transport = transport;
    this.server =
        ZbusServer.of(Calculator.QUEUE.module(), transport)
            .object(CalculatorObject.of(new PlainCalculator()))
            .object(UtilsObject.of(new PlainUtils()))
            .build();
    server.start();
    this.tikTok = TikTok.start(transport.channels(), Clock.systemUTC(), SECOND);
  }

  /**
   * Begins to serve. From then on Redis may go away and come back.
   *
   * @throws org.zos.zbus.transport.TransportException when it is not there now
   */
  public static ExampleServer start(RedisAddress address) {
    RedisTransport transport = RedisTransport.at(address);
    try {
      // the server itself would wait for Redis; a person who mistyped an address wants to know
      transport.check();
      return new ExampleServer(transport);
    } catch (RuntimeException e) {
      transport.close();
      throw e;
    }
  }

  /** Lets calls that run end, and closes everything, the first started last. */
  @Override
  public void close() {
    try (transport;
        server;
        tikTok) {
      // closing is all
    }
  }
}
