package org.zos.zbus.transport.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.FreePort;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.testing.Queues;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.QueueName;

/** A host that goes away says nothing, so the kernel has to ask. */
class SilentPeerIT {
  private static final QueueName QUEUE = new QueueName("office", new ObjectId("desk", "1.0"));

  @Test
  void idleConnectionIsAskedForASignOfLifeWithinSeconds() {
    int port = FreePort.find();
    String address = "tcp://127.0.0.1:" + port;
    try (PrivateRedis _ =
            PrivateRedis.start("--bind", "127.0.0.1", "--port", Integer.toString(port));
        RedisTransport transport = RedisTransport.at(RedisAddress.parse(address))) {
      Queues.send(transport.caller(), QUEUE, new byte[] {1});
      // the time until the next question: unless asked for, that is two hours; 9.9 s is "9.900ms"
      // to some versions of ss
      assertThat(ChildProcess.run(List.of("ss", "-Htno", "dport", "=", Integer.toString(port))))
          .containsPattern("timer:\\(keepalive,(10|\\d(\\.\\d+)?)(sec|ms),0\\)");
    }
  }
}
