package org.zos.bench.program;

import static org.zos.zbus.codec.Codecs.FLOAT64;

import java.util.concurrent.CountDownLatch;
import org.zos.zbus.server.MethodSpec;
import org.zos.zbus.server.ObjectSpec;
import org.zos.zbus.server.Param;
import org.zos.zbus.server.Redo;
import org.zos.zbus.server.ZbusServer;
import org.zos.zbus.transport.redis.RedisAddress;
import org.zos.zbus.transport.redis.RedisTransport;
import org.zos.zbus.wire.ObjectId;

/** {@code Calculator ADDRESS MODULE}: serves {@code calculator@1.0} until a signal ends it. */
public final class Calculator {
  static final ObjectId ID = new ObjectId("calculator", "1.0");

  private Calculator() {}

  public static void main(String[] args) throws InterruptedException {
    RedisTransport transport = RedisTransport.at(RedisAddress.parse(args[0]));
    ZbusServer server =
        ZbusServer.of(args[1], transport).object(ObjectSpec.of(ID, addition())).build();
    server.start();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              server.close();
              transport.close();
            }));
    new CountDownLatch(1).await();
  }

  private static MethodSpec addition() {
    MethodSpec.Builder add = MethodSpec.named("Add").onCrash(Redo.REPEAT);
    Param<Double> a = add.param("a", FLOAT64);
    Param<Double> b = add.param("b", FLOAT64);
    return add.returning(FLOAT64, call -> call.get(a) + call.get(b));
  }
}
