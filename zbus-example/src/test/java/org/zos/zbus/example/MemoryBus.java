package org.zos.zbus.example;

import org.zos.zbus.client.ZbusClient;
import org.zos.zbus.example.api.Calculator;
import org.zos.zbus.example.server.CalculatorObject;
import org.zos.zbus.example.server.PlainCalculator;
import org.zos.zbus.example.server.PlainUtils;
import org.zos.zbus.example.server.UtilsObject;
import org.zos.zbus.server.ZbusServer;
import org.zos.zbus.transport.InMemoryBroker;

/** Both objects served in memory, and a client that calls them there. */
public record MemoryBus(ZbusServer server, ZbusClient client) implements AutoCloseable {
  /** Begins to serve. */
  public static MemoryBus start() {
    InMemoryBroker broker = new InMemoryBroker();
    ZbusServer server =
        ZbusServer.of(Calculator.QUEUE.module(), broker)
            .object(CalculatorObject.of(new PlainCalculator()))
            .object(UtilsObject.of(new PlainUtils()))
            .build();
    server.start();
    return new MemoryBus(server, new ZbusClient(broker));
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
