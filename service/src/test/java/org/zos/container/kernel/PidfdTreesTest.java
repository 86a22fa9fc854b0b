package org.zos.container.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zos.container.testing.Processes;
import org.zos.zbus.testing.Eventually;

/** Real processes of this machine, the test's own. */
final class PidfdTreesTest {
  private final ProcessTrees trees = new PidfdTrees(Path.of("/proc"));
  private final List<Process> started = new ArrayList<>();

  private Process start(String script) throws IOException {
    Process root = new ProcessBuilder("/bin/sh", "-c", script).start();
    started.add(root);
    return root;
  }

  @AfterEach
  void clear() {
    started.forEach(root -> all(root).forEach(ProcessHandle::destroyForcibly));
  }

  private static List<ProcessHandle> all(Process root) {
    return Stream.concat(Stream.of(root.toHandle()), root.descendants()).toList();
  }

  private static void awaitProcesses(Process root, int count) {
    Eventually.that(count + " processes", () -> all(root).size() == count);
  }

  private void kill(Process root) {
    try (ProcessTree tree = trees.hold(root.pid()).orElseThrow()) {
      tree.kill();
    }
  }

  @Test
  void killsAProcessWithAllThatItHasBegun() throws Exception {
    Process root = start("sleep 1000 & sh -c 'sleep 1000 & sleep 1000' & sleep 1000; true");
    awaitProcesses(root, 6);
    List<ProcessHandle> before = all(root);
    kill(root);
    assertThat(root.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(root.exitValue()).isEqualTo(137);
    Eventually.that("all are gone", () -> before.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void killsWhatGoesOnBeginningOthers() throws Exception {
    String mark = "mark-" + UUID.randomUUID();
    String loop = "while :; do sh -c \"sleep 0.01; : " + mark + "\"; done";
    Process root = start("for n in 1 2 3; do sh -c '" + loop + "' & done; wait");
    Eventually.that("they run", () -> all(root).size() > 4);
    kill(root);
    assertThat(root.waitFor(1, TimeUnit.MINUTES)).isTrue();
    // what had been overlooked would go on, and begin others, without its parent
    Eventually.that("none is left", () -> Processes.with(mark).isEmpty());
  }

  @Test
  void leavesOthersAlone() throws Exception {
    Process root = start("sleep 1000 & sleep 1000 & wait");
    awaitProcesses(root, 3);
    ProcessHandle one = root.children().findFirst().orElseThrow();
    try (ProcessTree tree = trees.hold(one.pid()).orElseThrow()) {
      tree.kill();
    }
    awaitProcesses(root, 2);
    assertThat(root.isAlive()).isTrue();
  }

  @Test
  void holdingAndLettingGoDoesNothing() throws Exception {
    Process root = start("exec sleep 1000");
    trees.hold(root.pid()).orElseThrow().close();
    assertThat(root.waitFor(50, TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void whatHasEndedCanNotBeHeld() throws Exception {
    Process root = start("exit 0");
    root.waitFor();
    assertThat(trees.hold(root.pid())).isEmpty();
  }

  @Test
  void whatEndsWhileItIsHeldIsNoFailure() throws Exception {
    Process root = start("read line");
    try (ProcessTree tree = trees.hold(root.pid()).orElseThrow()) {
      root.getOutputStream().close();
      root.waitFor();
      tree.kill();
    }
  }
}
