package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.LifecycleEvent.Exited;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.NewContainer;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.wire.EncodedValue;

/** What other programs do in containerd, while the module sees it and while it is away. */
class UnseenChangesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final TestNode NODE = TestNode.start();
  private static ContainerdEngine other;
  private ContdProcess contd;

  @BeforeAll
  static void connect() {
    other = NODE.containerd().engine();
  }

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
    other.close();
    NODE.close();
  }

  private static Ending begin(String id, long code) {
    return Ending.begin(NODE, new ContainerRef("ours", id), code);
  }

  private static void make(ContainerRef ref) {
    String spec = NODE.endlessProcess("/" + ref.ns() + "/" + ref.id());
    EncodedValue none = new EncodedValue(new byte[0]);
    other.create(new NewContainer(ref, Map.of("theirs", "1"), spec, none));
    other.createTask(ref, URI.create("file://" + NODE.folder().resolve("output")));
    other.startTask(ref);
  }

  private static void remove(ContainerRef ref) {
    kill(ref);
    other.deleteTask(ref);
    other.delete(ref);
  }

  private static void kill(ContainerRef ref) {
    if (other.killAll(ref)) {
      assertThat(other.awaitExit(ref, PATIENCE)).isTrue();
    }
  }

  @Test
  void whatTheyDeleteWhileTheModuleIsAwayIsToldOnce() {
    Ending running = begin("running", 1);
    Ending ended = begin("ended", 5);
    ended.end();
    ended.told().await("created", "started", "exited");
    contd.kill();
    remove(running.ref());
    remove(ended.ref());
    contd = NODE.contd();
    running.told().await("created", "started", "exited", "deleted");
    ended.told().await("created", "started", "exited", "deleted");
    assertThat(running.told().end().reason()).isEqualTo(Exited.LOST);
    assertThat(ended.told().end().exitCode()).isEqualTo(5);
    assertThat(running.told().uids()).hasSize(1).doesNotContain("");
    assertThat(ended.told().uids()).hasSize(1).doesNotContain("");
  }

  @Test
  void anotherContainerOfThatNameIsAnother() {
    Ending first = begin("again", 1);
    contd.kill();
    remove(first.ref());
    make(first.ref());
    contd = NODE.contd();
    first.told().await("created", "started", "exited", "deleted", "created", "started");
    assertThat(first.told().uids()).hasSize(2);
    remove(first.ref());
  }

  @Test
  void whatTheyMakeIsToldAndNotTouched() {
    assertIsToldAndNotTouched(new ContainerRef("seen", "theirs"), () -> {});
  }

  @Test
  void whatTheyMakeWhileTheModuleIsAwayIsToldAndNotTouched() {
    contd.kill();
    assertIsToldAndNotTouched(new ContainerRef("not-seen", "theirs"), () -> contd = NODE.contd());
  }

  private static void assertIsToldAndNotTouched(ContainerRef ref, Runnable look) {
    Told told = new Told(NODE, ref);
    make(ref);
    Map<String, String> labels = other.find(ref).orElseThrow().labels();
    look.run();
    told.await("created", "started");
    kill(ref);
    told.await("created", "started", "exited");
    assertThat(told.end().exitCode()).isEqualTo(137);
    assertThat(other.task(ref)).isPresent();
    assertThat(other.find(ref).orElseThrow().labels()).isEqualTo(labels);
    remove(ref);
    told.await("created", "started", "exited", "deleted");
    assertThat(told.uids()).hasSize(1).doesNotContain("");
  }

  /** Their deletion is told also where no process of it ever was. */
  @Test
  void whatIsOnlyOnRecordIsToldToo() {
    ContainerRef ref = new ContainerRef("record", "theirs");
    Told told = new Told(NODE, ref);
    String spec = NODE.endlessProcess("/record/theirs");
    other.create(new NewContainer(ref, Map.of(), spec, new EncodedValue(new byte[0])));
    told.await("created");
    contd.kill();
    other.delete(ref);
    contd = NODE.contd();
    told.await("created", "deleted");
  }
}
