package org.zos.container.testing.node;

import static org.zos.zbus.codec.Codecs.STRING;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.zos.container.provision.ZbusProvisionModule;
import org.zos.zbus.server.MethodSpec;
import org.zos.zbus.server.ObjectSpec;
import org.zos.zbus.server.Param;
import org.zos.zbus.server.ZbusServer;
import org.zos.zbus.transport.redis.RedisTransport;

/** A provision module as a node has one, which keeps what it is told. */
public final class ProvisionServer implements AutoCloseable {
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final RedisTransport transport;
  private final ZbusServer server;

  /** Serves one on the Redis of a node. */
  public ProvisionServer(TestNode node) {
    this.transport = node.redis().transport();
    this.server =
        ZbusServer.of(ZbusProvisionModule.QUEUE.module(), transport)
            .object(ObjectSpec.of(ZbusProvisionModule.QUEUE.object(), decommissionCached()))
            .build();
    server.start();
  }

  private MethodSpec decommissionCached() {
    MethodSpec.Builder method = MethodSpec.named("DecommissionCached");
    Param<String> id = method.param("id", STRING);
    Param<String> reason = method.param("reason", STRING);
    return method.returningNothing(call -> told.add(call.get(id) + ": " + call.get(reason)));
  }

  /** Which containers were given up, each as {@code id: reason}. */
  public List<String> told() {
    return List.copyOf(told);
  }

  @Override
  public void close() {
    server.close();
    transport.close();
  }
}
