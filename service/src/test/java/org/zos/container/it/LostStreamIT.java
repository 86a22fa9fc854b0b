package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.LifecycleEvent.Exited;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;

/** The stream is lost with all that was told: everything is told anew, and subscribers heal. */
class LostStreamIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ContainerRef RUNNING = new ContainerRef("lost", "running");
  private static final ContainerRef ENDED = new ContainerRef("lost", "ended");
  private static final ContainerRef DELETED = new ContainerRef("lost", "deleted");

  private TestNode node;
  private ContdProcess contd;
  private Subscriber subscriber;
  private String running;
  private String ended;
  private String deleted;
  private long epoch;

  @BeforeEach
  void start() {
    node = TestNode.start();
    contd = node.contd();
    subscriber = new Subscriber(node);
    running = name(Ending.begin(node, RUNNING, 1));
    deleted = name(Ending.begin(node, DELETED, 1));
    Ending job = Ending.begin(node, ENDED, 5);
    ended = name(job);
    job.end();
    job.told().await("created", "started", "exited");
    awaitKnown(Map.of(running, "started", deleted, "started", ended, "exited"));
    epoch = epoch();
  }

  @AfterEach
  void stop() {
    subscriber.close();
    contd.close();
    node.close();
  }

  private static String name(Ending job) {
    ContainerRef ref = job.ref();
    return ref.ns() + "/" + ref.id() + " " + job.told().uids().getFirst();
  }

  private long epoch() {
    return node.events().getLast().entry().epoch();
  }

  private void awaitKnown(Map<String, String> types) {
    Eventually.asserted(
        "the subscriber knows what is true", () -> assertThat(subscriber.known()).isEqualTo(types));
  }

  private void delete() {
    try (ContainerdEngine other = node.containerd().engine()) {
      if (other.killAll(DELETED)) {
        assertThat(other.awaitExit(DELETED, PATIENCE)).isTrue();
      }
      other.deleteTask(DELETED);
      other.delete(DELETED);
    }
  }

  /** What there still is, in an epoch of its own, once. */
  private void assertAllIsToldAnew() {
    awaitKnown(Map.of(running, "started", ended, "exited"));
    new Told(node, RUNNING).await("created", "started");
    new Told(node, ENDED).await("created", "started", "exited");
    Exited end = new Told(node, ENDED).end();
    assertThat(end.exitCode()).isEqualTo(5);
    assertThat(subscriber.freed()).containsExactly(deleted);
    assertThat(node.events()).allMatch(each -> each.entry().epoch() > epoch);
    assertThat(node.events().getFirst().entry().seq()).isEqualTo(1);
    assertThat(node.redis().cli("hkeys", "container.container@0.0.1.Events.state").lines())
        .containsExactlyInAnyOrder("_position", "_run", "lost/running", "lost/ended");
  }

  @Test
  void emptiedWhileTheModuleRuns() {
    node.redis().cli("flushall");
    Eventually.that("all is told anew", () -> node.events().size() == 7);
    delete();
    awaitKnown(Map.of(running, "started", ended, "exited"));
    new Told(node, DELETED).await("created", "started", "exited", "deleted");
    assertAllIsToldAnew();
  }

  @Test
  void emptiedWhileTheModuleIsAway() {
    contd.kill();
    node.redis().cli("flushall");
    delete();
    contd = node.contd();
    assertAllIsToldAnew();
    assertThat(new Told(node, DELETED).events()).isEmpty();
  }

  @Test
  void keptInMemoryOnlyByARedisThatIsKilled() {
    node.redis().kill();
    delete();
    node.redis().restart();
    assertAllIsToldAnew();
  }

  @Test
  void emptiedAgainAndAgain() {
    for (int i = 0; i < 5; i++) {
      node.redis().cli("flushall");
      // not waited for: some of these meet an epoch that is half told
      Eventually.that("it is told", () -> !node.events().isEmpty());
    }
    delete();
    assertAllIsToldAnew();
  }
}
