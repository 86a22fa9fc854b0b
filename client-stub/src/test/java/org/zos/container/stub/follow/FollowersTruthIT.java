package org.zos.container.stub.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerObject;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.transport.redis.RedisTransport;

/**
 * Followers of a real Redis that is trimmed, emptied and killed at random while containers come and
 * go: none of them takes a container for gone that exists, and all end with the truth.
 */
final class FollowersTruthIT {
  private static final long SEED = Long.getLong("soak.seed", System.nanoTime());
  private static final int STEPS = Integer.getInteger("soak.steps", 1500);
  private static final String STREAM = ContainerObject.eventStream(ContainerObject.MODULE);

  private final Random random = new Random(SEED);

  @Test
  void allEndWithTheTruth() {
    try (PrivateRedis redis = PrivateRedis.start();
        RedisTransport transport = redis.transport();
        Containers containers = new Containers(new EventWriter(transport).begin(1), random)) {
      List<Layer> layers = new ArrayList<>();
      try {
        layers.add(new Layer(redis, StartAt.BEGINNING, containers::exists));
        layers.add(new Layer(redis, StartAt.STATE, containers::exists));
        for (int i = 0; i < STEPS; i++) {
          step(redis, containers, layers);
        }
        // a last one after all trouble, which everybody must have seen
        containers.create();
        for (Layer layer : layers) {
          layer.start();
          Eventually.asserted(
              "it knows the truth, seed " + SEED,
              () -> assertThat(layer.known()).isEqualTo(containers.existing()));
        }
      } finally {
        layers.forEach(Layer::close);
      }
      assertThat(layers).as("seed %d", SEED).flatExtracting(Layer::errors).isEmpty();
    }
  }

  private void step(PrivateRedis redis, Containers containers, List<Layer> layers) {
    switch (random.nextInt(40)) {
      case 0 -> redis.cli("xtrim", STREAM, "MAXLEN", Integer.toString(random.nextInt(3)));
      case 1 -> {
        redis.cli("flushall");
        containers.beginAgain();
      }
      case 2 -> {
        if (random.nextInt(4) == 0) {
          redis.kill();
          redis.restart();
          containers.beginAgain();
        }
      }
      case 3 -> layers.get(random.nextInt(layers.size())).stopOrStart();
      default -> containers.happen();
    }
  }
}
