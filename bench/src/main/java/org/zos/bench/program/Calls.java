package org.zos.bench.program;

import static org.zos.zbus.codec.Codecs.FLOAT64;

import java.io.IOException;
import java.time.Duration;
import org.zos.bench.load.Callers;
import org.zos.bench.load.Tasks;
import org.zos.zbus.client.RemoteObject;
import org.zos.zbus.client.ZbusClient;
import org.zos.zbus.transport.redis.RedisAddress;
import org.zos.zbus.transport.redis.RedisTransport;
import org.zos.zbus.wire.QueueName;

/** {@code Calls ADDRESS MODULE}: {@link Tasks} that call a module's calculator. */
public final class Calls {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Calls() {}

  public static void main(String[] args) throws IOException {
    try (RedisTransport transport = RedisTransport.at(RedisAddress.parse(args[0]));
        ZbusClient client = new ZbusClient(transport.caller())) {
      RemoteObject calculator = client.object(new QueueName(args[1], Calculator.ID));
      Tasks tasks = (callers, calls) -> Callers.run(callers, calls, i -> add(calculator));
      tasks.work();
    }
  }

  private static void add(RemoteObject calculator) {
    double sum =
        calculator.call("Add").with(FLOAT64, 20.0).with(FLOAT64, 22.0).returning(FLOAT64, PATIENCE);
    if (sum != 42) {
      throw new IllegalStateException("the answer is " + sum);
    }
  }
}
