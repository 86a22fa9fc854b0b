package org.zos.container.it;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.TaskState;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.Eventually;

/** Containers that end while somebody who would tell of it, or be told, is away. */
class UnseenEndsIT {
  private static final String NS = "unseen";
  private static final TestNode NODE = TestNode.start();
  private ContdProcess contd;

  @BeforeEach
  void start() {
    contd = NODE.contd();
  }

  @AfterEach
  void end() {
    contd.close();
  }

  @AfterAll
  static void stop() {
    NODE.close();
  }

  private static Ending begin(String id, long code) {
    return Ending.begin(NODE, new ContainerRef(NS, id), code);
  }

  @Test
  void oneWhileTheModuleIsAway() {
    Ending job = begin("module", 11);
    contd.kill();
    job.end();
    contd = NODE.contd();
    job.assertToldOnceAsItWas();
  }

  /** By its own runtime containerd 2 forgets a container that ended while it was away. */
  @Test
  @Tag("keeps-ends")
  void oneWhileContainerdIsAway() {
    Ending job = begin("containerd", 12);
    NODE.containerd().kill();
    job.end();
    NODE.containerd().restart();
    job.assertToldOnceAsItWas();
  }

  @Test
  void oneWhileRedisIsAway() {
    Ending job = begin("redis", 13);
    NODE.redis().kill();
    job.end();
    NODE.redis().restart();
    job.assertToldOnceAsItWas();
  }

  /**
   * For so long that its answer is given up: when it goes on, it may still do what it was asked.
   */
  @Test
  void oneWhileRedisHangs() {
    Ending job = begin("hanging", 17);
    int before = contd.printed().length();
    NODE.redis().signal("STOP");
    try {
      job.end();
      Eventually.that(
          "it is given up",
          () -> contd.printed().substring(before).contains("events wait for Redis"));
    } finally {
      NODE.redis().signal("CONT");
    }
    job.assertToldOnceAsItWas();
  }

  @Test
  @Tag("keeps-ends")
  void oneWhileAllOfThemAreAway() {
    Ending job = begin("all", 14);
    contd.kill();
    NODE.containerd().kill();
    NODE.redis().kill();
    job.end();
    NODE.redis().restart();
    NODE.containerd().restart();
    contd = NODE.contd();
    job.assertToldOnceAsItWas();
  }

  @Test
  void oneThatContainerdMayHaveThrownAwayIsLostOnlyThen() {
    Ending job = begin("maybe", 15);
    contd.kill();
    NODE.containerd().kill();
    job.end();
    NODE.containerd().restart();
    boolean kept = isKept(job);
    contd = NODE.contd();
    if (kept) {
      job.assertToldOnceAsItWas();
    } else {
      job.assertToldOnceAsLost();
    }
  }

  private static boolean isKept(Ending job) {
    try (ContainerdEngine engine = NODE.containerd().engine()) {
      return engine.task(job.ref()).filter(TaskState.Stopped.class::isInstance).isPresent();
    }
  }

  @Test
  void oneThatSomebodyElseHasClearedAwayIsLost() {
    Ending job = begin("cleared", 16);
    contd.kill();
    job.end();
    try (ContainerdEngine engine = NODE.containerd().engine()) {
      engine.deleteTask(job.ref());
    }
    contd = NODE.contd();
    job.assertToldOnceAsLost();
  }
}
