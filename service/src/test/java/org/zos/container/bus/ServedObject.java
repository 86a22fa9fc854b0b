package org.zos.container.bus;

import java.time.Duration;
import org.zos.container.contract.ContainerObject;
import org.zos.container.stub.ContainerStub;
import org.zos.zbus.client.RemoteObject;
import org.zos.zbus.client.ZbusClient;
import org.zos.zbus.server.ObjectSpec;
import org.zos.zbus.server.ZbusServer;
import org.zos.zbus.transport.InMemoryBroker;

/** An object on a bus in memory, and those who call it. */
final class ServedObject implements AutoCloseable {
  /** So generous that only a defect reaches it. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final InMemoryBroker broker = new InMemoryBroker();
  private final ZbusClient client = new ZbusClient(broker);
  private final ZbusServer server;

  ServedObject(ObjectSpec object) {
    server = ZbusServer.of(ContainerObject.MODULE, broker).object(object).build();
    server.start();
  }

  /** The object, to be called as any program on the bus calls it. */
  RemoteObject remote() {
    return client.object(ContainerObject.queue(ContainerObject.MODULE));
  }

  /** The object as the client of this project calls it. */
  ContainerStub stub() {
    return ContainerStub.over(client).build();
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }
}
