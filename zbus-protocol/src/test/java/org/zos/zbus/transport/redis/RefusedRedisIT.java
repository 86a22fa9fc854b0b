package org.zos.zbus.transport.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.zos.zbus.testing.Background;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.testing.Queues;
import org.zos.zbus.transport.CallerTransport;
import org.zos.zbus.transport.EventReader;
import org.zos.zbus.transport.RequestQueue;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.QueueName;

/** Servers that can't carry the bus, and those that can no longer. */
class RefusedRedisIT {
  private static final QueueName QUEUE = new QueueName("office", new ObjectId("desk", "1.0"));
  private static final byte[] REQUEST = {1};

  @Test
  void clusterIsRefusedWithTheReason() {
    try (PrivateRedis redis = PrivateRedis.start("--cluster-enabled", "yes");
        RedisTransport transport = redis.transport()) {
      assertThatThrownBy(transport::check)
          .isInstanceOf(TransportException.class)
          .hasMessageContaining(redis.address())
          .hasMessageContaining("cluster mode")
          .hasMessageContaining("slots");
    }
  }

  @Test
  void masterThatBecomesAReplicaIsGivenUpAndFoundAgain() {
    try (PrivateRedis redis = PrivateRedis.start();
        RedisTransport transport = redis.transport()) {
      CallerTransport caller = transport.caller();
      Queues.send(caller, QUEUE, REQUEST);
      redis.cli("REPLICAOF", "127.0.0.1", "1");
      assertThatThrownBy(() -> Queues.send(caller, QUEUE, REQUEST))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("READONLY");
      assertThatThrownBy(() -> Queues.send(caller, QUEUE, REQUEST))
          .as("asked on a new connection")
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("is a replica");
      redis.cli("REPLICAOF", "NO", "ONE");
      assertThatCode(() -> Queues.send(caller, QUEUE, REQUEST)).doesNotThrowAnyException();
    }
  }

  @Test
  void scriptThatMayNotWriteGivesTheConnectionUpToo() {
    try (PrivateRedis redis = PrivateRedis.start();
        RedisTransport transport = redis.transport();
        RequestQueue queue = transport.open(QUEUE, "main")) {
      Queues.send(transport.caller(), QUEUE, REQUEST);
      var delivery = Queues.take(queue, Duration.ofSeconds(10)).orElseThrow();
      queue.join();
      redis.cli("REPLICAOF", "127.0.0.1", "1");
      assertThatThrownBy(() -> Queues.answer(queue, delivery, "list", REQUEST))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("READONLY");
      assertThatThrownBy(() -> Queues.answer(queue, delivery, "list", REQUEST))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("is a replica");
    }
  }

  @Test
  void readerOfAReplicaWithoutAMasterLooksForAnother() {
    try (PrivateRedis redis = PrivateRedis.start("--replica-serve-stale-data", "no");
        RedisTransport transport = redis.transport();
        EventReader reader = transport.eventReader("stream")) {
      assertThat(reader.last()).isEmpty();
      redis.cli("REPLICAOF", "127.0.0.1", "1");
      assertThatThrownBy(reader::last)
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("MASTERDOWN");
      assertThatThrownBy(reader::last)
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("is a replica");
    }
  }

  @Test
  void takeThatWaitsEndsWhenItsMasterBecomesAReplica() {
    try (PrivateRedis redis = PrivateRedis.start();
        RedisTransport transport = redis.transport();
        RequestQueue queue = transport.open(QUEUE, "main")) {
      Background<?> taking = Background.of(() -> Queues.take(queue, Duration.ofMinutes(10)));
      awaitBlocked(redis);
      redis.cli("REPLICAOF", "127.0.0.1", "1");
      assertThatThrownBy(taking::await).hasRootCauseMessage(unblocked());
      assertThatThrownBy(() -> Queues.take(queue, Duration.ofMinutes(10)))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("is a replica");
    }
  }

  private static String unblocked() {
    return "UNBLOCKED force unblock from blocking operation,"
        + " instance state changed (master -> replica?)";
  }

  private static void awaitBlocked(PrivateRedis redis) {
    Eventually.asserted(
        "a take waits",
        () -> assertThat(redis.cli("INFO", "clients")).contains("blocked_clients:1"));
  }
}
