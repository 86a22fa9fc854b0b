package org.zos.container.provision;

import java.time.Duration;
import org.zos.container.contract.ContainerException;
import org.zos.zbus.CallException;
import org.zos.zbus.ProtocolException;
import org.zos.zbus.client.CallTimeoutException;
import org.zos.zbus.client.RemoteObject;
import org.zos.zbus.client.ZbusClient;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.QueueName;

/** The provision module of 0-OS, over zbus. */
public final class ZbusProvisionModule implements ProvisionModule {
  /** Its object on the bus. */
  public static final QueueName QUEUE =
      new QueueName("provision", new ObjectId("provision", "0.0.1"));

  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final RemoteObject object;

  public ZbusProvisionModule(ZbusClient client) {
    this.object = client.object(QUEUE);
  }

  @Override
  public void decommission(String id, String reason) {
    try {
      object
          .call("DecommissionCached")
          .with(Codecs.STRING, id)
          .with(Codecs.STRING, reason)
          .returningNothing(ANSWER);
    } catch (CallException | ProtocolException e) {
      throw new ContainerException.FailedPrecondition(
          "the provision module says: " + e.getMessage(), e);
    } catch (CallTimeoutException e) {
      throw new ContainerException.Unavailable(
          "the provision module does not answer: " + e.getMessage(), e);
    } catch (TransportException e) {
      throw new ContainerException.Unavailable(
          "the provision module can't be asked: " + e.getMessage(), e);
    }
  }
}
